namespace Slipway.Sinks.Runs;

/// <summary>A row of <c>slipway_runs</c>.</summary>
internal sealed record RunRecord
{
    public required long RunId { get; init; }

    public required string Job { get; init; }

    public required RunState State { get; init; }

    /// <summary>Raised each time the run is taken up again; a writer with a lower one can't commit any more.</summary>
    public required long Epoch { get; init; }

    /// <summary>Chunks committed.</summary>
    public required long Chunk { get; init; }

    /// <summary>The last key committed, as a JSON array; null before the first chunk.</summary>
    public string? LastKey { get; init; }

    /// <summary>Source rows that the committed chunks cover.</summary>
    public required long Rows { get; init; }

    public required string Source { get; init; }

    public required string Sink { get; init; }

    public required string Model { get; init; }

    public required string ModelDigest { get; init; }

    public string Options { get; init; } = "";

    /// <summary><c>2/8</c> for the second of eight partitions; empty for all rows.</summary>
    public string Partition { get; init; } = "";

    /// <summary>UTC.</summary>
    public required DateTime Started { get; init; }

    /// <summary>Who works or last worked at it: <c>process 4711 on db-host</c>.</summary>
    public required string Holder { get; init; }

    /// <summary>When that process took it up, in UTC.</summary>
    public required DateTime Held { get; init; }

    /// <summary>When that process last showed that it lives, in UTC; null where the run's lock alone tells.</summary>
    public DateTime? Heartbeat { get; init; }

    public DateTime? Finished { get; init; }

    public string? Error { get; init; }

    /// <summary>For runs with <c>--since</c>: the largest value of that column that was read.</summary>
    public string? Watermark { get; init; }

    /// <summary>A state as it is stored and shown.</summary>
    public static string Text(RunState state) => state.ToString().ToLowerInvariant();
}
