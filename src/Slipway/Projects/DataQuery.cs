namespace Slipway.Projects;

/// <summary>What a command reads: a table, a query, or a CSV file. Exactly one is set.</summary>
internal sealed record DataQuery
{
    public string? Table { get; init; }

    public string? Query { get; init; }

    /// <summary>A CSV or TSV file's path.</summary>
    public string? File { get; init; }
}
