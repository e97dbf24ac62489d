using Slipway.Models;
using Slipway.Projects;

namespace Slipway.Pipelines.Init;

/// <summary>What was seen in a table or file, and so what its project file says.</summary>
internal sealed record InitResult
{
    public required InitOptions Options { get; init; }

    /// <summary>The model's name.</summary>
    public required string Name { get; init; }

    /// <summary>The table or file that was looked at.</summary>
    public required DataQuery From { get; init; }

    /// <summary>What is trained on; <see cref="From"/>, or a query for its rows that have a target.</summary>
    public required DataQuery TrainFrom { get; init; }

    /// <summary>How many rows were looked at.</summary>
    public required int Rows { get; init; }

    /// <summary>True where there are more rows than were looked at.</summary>
    public required bool IsSample { get; init; }

    /// <summary>How many of the rows have no target.</summary>
    public required int RowsWithoutTarget { get; init; }

    public required FoundKey Key { get; init; }

    public required string Target { get; init; }

    public required FoundTask Task { get; init; }

    public required TestSplit Test { get; init; }

    /// <summary>Why that split, in words.</summary>
    public required string TestReason { get; init; }

    /// <summary>The columns that become features, in the table's order.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>The columns that training leaves out by itself, without key and target.</summary>
    public required IReadOnlyList<LeftOutColumn> LeftOut { get; init; }

    /// <summary>The table or file that predictions go to; null for the screen.</summary>
    public required PredictionTarget? Into { get; init; }

    /// <summary>What was written beside the project file, for containers.</summary>
    public IReadOnlyList<string> ContainerFiles { get; init; } = [];
}
