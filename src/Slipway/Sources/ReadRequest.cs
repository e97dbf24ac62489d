using System.Globalization;

namespace Slipway.Sources;

/// <summary>What to read from a source: a table or a query, in which order, and from where on.</summary>
internal sealed record ReadRequest
{
    /// <summary>A table's (or view's) name; null where <see cref="Query"/> is given.</summary>
    public string? Table { get; init; }

    /// <summary>A SELECT statement; null where <see cref="Table"/> is given. For a file, both are null.</summary>
    public string? Query { get; init; }

    /// <summary>The columns to order by, ascending; empty for the source's own order (file order, rowid order).</summary>
    public IReadOnlyList<string> OrderBy { get; init; } = [];

    /// <summary>The columns that tell rows apart: decimals without fractions keep all of their digits, also where rows are not ordered by them.</summary>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>Read only the rows whose <see cref="OrderBy"/> columns come after these values; null for all.</summary>
    public KeyValues? After { get; init; }

    /// <summary>Read only the rows whose <see cref="OrderBy"/> columns come up to these values; null for all. Only of an <see cref="IDivisibleSource"/>.</summary>
    public KeyValues? UpTo { get; init; }

    /// <summary>Read only rows from a value on; null for all.</summary>
    public ColumnBound? Since { get; init; }

    /// <summary>What to throw where more than one row has the key <see cref="After"/>.</summary>
    public SlipwayException KeyNotUnique()
    {
        var row = string.Join(", ", OrderBy.Zip(After!.Values, (column, value) => string.Create(CultureInfo.InvariantCulture, $"{column} = {value}")));
        return new SlipwayException(ErrorKind.Data, $"The key is not unique: {row} comes more than once in {Describe()}. Name the columns that identify a row.");
    }

    /// <summary>How messages call what is read.</summary>
    public string Describe() => Table is not null ? $"table '{Table}'" : Query is not null ? "the query" : "the file";
}
