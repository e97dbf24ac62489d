using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Slipway.Columns;
using Slipway.Projects;

namespace Slipway.Sinks.Runs;

/// <summary>What has one and the same bounds: all partitions of the rows of a source, whichever model predicts them and to which table.</summary>
internal sealed record PartitionSet
{
    /// <summary>Where the rows are, without anything secret.</summary>
    public required string Source { get; init; }

    public required DataQuery From { get; init; }

    /// <summary>With their types: a bound of a number is none of a text.</summary>
    public required IReadOnlyList<ColumnInfo> Key { get; init; }

    public required int Count { get; init; }

    /// <summary>Bounds are found anew in each round.</summary>
    public required string Round { get; init; }

    /// <summary>SHA-256, as hex, over all of it.</summary>
    public string Hash()
    {
        var parts = string.Join(
            '\0',
            [
                Source, From.Table, From.Query, .. Key.SelectMany(column => new[] { column.Name, column.DeclaredType }),
                Count.ToString(CultureInfo.InvariantCulture), Round,
            ]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)));
    }
}
