using Slipway.Columns;

namespace Slipway.Training;

/// <summary>The classes of a target, and each row's index into them.</summary>
internal sealed record ClassLabels(IReadOnlyList<string> Names, float[] Indexes)
{
    /// <summary>Numbers in ascending order, text in the order of its code units; null if there are more than <paramref name="most"/> classes.</summary>
    public static ClassLabels? TryRead(Column column, int most)
    {
        var rows = new string[column.Count];
        var firstRows = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = column.Format(row)!;
            firstRows.TryAdd(rows[row], row);
            if (firstRows.Count > most)
            {
                return null;
            }
        }

        var names = firstRows.Keys.ToArray();
        Array.Sort(names, (a, b) => Compare(column, firstRows[a], firstRows[b]));
        var indexes = names.Index().ToDictionary(entry => entry.Item, entry => (float)entry.Index, StringComparer.Ordinal);
        return new ClassLabels(names, [.. rows.Select(value => indexes[value])]);
    }

    private static int Compare(Column column, int a, int b) => column switch
    {
        Int64Column integers => integers.Values[a].CompareTo(integers.Values[b]),
        DoubleColumn numbers => numbers.Values[a].CompareTo(numbers.Values[b]),
        _ => string.CompareOrdinal(column.Format(a), column.Format(b)),
    };
}
