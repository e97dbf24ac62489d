namespace Slipway.Projects;

/// <summary>The <c>predict:</c> part of a project.</summary>
internal sealed record PredictOptions
{
    public required DataQuery From { get; init; }

    /// <summary>The columns that identify a row and become the sink's primary key. Empty only where a file or the screen is the sink.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>Null: the screen.</summary>
    public PredictionTarget? Into { get; init; }

    /// <summary>An interrupted run older than this starts anew.</summary>
    public TimeSpan ResumeWithin { get; init; } = TimeSpan.FromHours(24);

    /// <summary>A run on a server whose process has given no sign of life for so long may be taken from it.</summary>
    public TimeSpan TakeoverAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Rows a chunk, from 1; null: as many as fit the columns' number well.</summary>
    public int? ChunkRows { get; init; }
}
