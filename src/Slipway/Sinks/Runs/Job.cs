using System.Security.Cryptography;
using System.Text;
using Slipway.Projects;

namespace Slipway.Sinks.Runs;

/// <summary>
/// What a run does: which rows, with which model, to where. Two runs of one job may stand in for each other, so an
/// interrupted one can go on.
/// </summary>
internal sealed record Job
{
    /// <summary>Where the rows are, without anything secret: a provider and a path.</summary>
    public required string Source { get; init; }

    public required DataQuery From { get; init; }

    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>The table that predictions go to.</summary>
    public required string Sink { get; init; }

    public required string ModelName { get; init; }

    public required string ModelDigest { get; init; }

    /// <summary>What else decides which rows are written: <c>new</c>, <c>since updated_at</c>.</summary>
    public string Options { get; init; } = "";

    /// <summary><c>2/8</c> for the second of eight partitions; empty for all rows.</summary>
    public string Partition { get; init; } = "";

    /// <summary>The keys of that partition; null for all rows. With other bounds it is another job: its rows are not the same.</summary>
    public PartitionRange? Range { get; init; }

    /// <summary>The table, query or file in the user's words.</summary>
    public string Reads => From.Table ?? From.Query ?? Path.GetFileName(From.File) ?? "";

    /// <summary>SHA-256, as hex, over all of it but the model's name.</summary>
    public string Hash()
    {
        var parts = string.Join('\0', [Source, From.Table, From.Query, From.File, .. Key, Sink, ModelDigest, Options, Partition, Range?.ToString()]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)));
    }
}
