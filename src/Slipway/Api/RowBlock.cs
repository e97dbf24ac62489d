using System.Collections;
using Slipway.Columns;

namespace Slipway.Api;

/// <summary>Rows by their names to columns, so that many are encoded and scored at once.</summary>
internal static class RowBlock
{
    /// <summary>As many rows as every scorer takes at full speed.</summary>
    public const int Rows = 512;

    /// <summary>One column for each name, all of which each row must have.</summary>
    /// <param name="rows">One row or more.</param>
    /// <param name="firstRow">The number of the first one, for messages.</param>
    /// <exception cref="ArgumentException">A row is null.</exception>
    /// <exception cref="SlipwayException">The rows have different names, or a column's values are of different kinds.</exception>
    public static Column[] Read(IReadOnlyDictionary<string, object?>[] rows, long firstRow)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i] is null)
            {
                throw new ArgumentException($"row {firstRow + i} is null", nameof(rows));
            }

            if (rows[i].Count != rows[0].Count)
            {
                RequireNames(rows[0], rows[i], firstRow + i);
                RequireNames(rows[i], rows[0], firstRow);
            }
        }

        return [.. rows[0].Keys.Select(name => ValueReader.Read(name, new ValuesOfRows(rows, name, firstRow), firstRow))];
    }

    private static void RequireNames(IReadOnlyDictionary<string, object?> names, IReadOnlyDictionary<string, object?> row, long number)
    {
        foreach (var name in names.Keys.Where(name => !row.ContainsKey(name)))
        {
            throw Missing(name, number);
        }
    }

    private static SlipwayException Missing(string name, long row) => new(
        ErrorKind.Data, $"Row {row} has no value for '{name}', which others have. Give every row the same names, with null for a missing value.");

    private sealed class ValuesOfRows(IReadOnlyDictionary<string, object?>[] rows, string name, long firstRow) : IReadOnlyList<object?>
    {
        public int Count => rows.Length;

        public object? this[int index] => rows[index].TryGetValue(name, out var value) ? value : throw Missing(name, firstRow + index);

        public IEnumerator<object?> GetEnumerator() => Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
