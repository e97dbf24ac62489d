using Slipway.Columns;
using Slipway.Features;

namespace Slipway.Training;

/// <summary>The classes of a target, and each row's index into them.</summary>
internal sealed record ClassLabels(IReadOnlyList<string> Names, float[] Indexes)
{
    /// <summary>Numbers in ascending order, text in the order of its code units; null if there are more than <paramref name="most"/> classes.</summary>
    public static ClassLabels? TryRead(Column column, int most)
    {
        var numberOf = Numbering(column);
        var numbers = new int[column.Count];

        // Formatted once a value and not once a row. Values that differ may have one name: texts that are not UTF-8, for one.
        var nameOf = new List<string>();
        var firstRows = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < numbers.Length; row++)
        {
            numbers[row] = numberOf(row);
            if (numbers[row] == nameOf.Count)
            {
                nameOf.Add(column.Format(row)!);
                firstRows.TryAdd(nameOf[^1], row);
            }

            if (firstRows.Count > most)
            {
                return null;
            }
        }

        var names = firstRows.Keys.ToArray();
        Array.Sort(names, (a, b) => Compare(column, firstRows[a], firstRows[b]));
        var indexes = names.Index().ToDictionary(entry => entry.Item, entry => (float)entry.Index, StringComparer.Ordinal);
        float[] indexOf = [.. nameOf.Select(name => indexes[name])];
        return new ClassLabels(names, Array.ConvertAll(numbers, number => indexOf[number]));
    }

    /// <summary>Numbers the distinct values from 0, in the order of their first rows.</summary>
    private static Func<int, int> Numbering(Column column)
    {
        if (column is TextColumn text)
        {
            var texts = new Utf8Index();
            return row => texts.FindOrAdd(text[row]);
        }

        var values = new Dictionary<long, int>();
        return row =>
        {
            var value = column is Int64Column integers ? integers.Values[row] : BitConverter.DoubleToInt64Bits(((DoubleColumn)column).Values[row]);
            if (!values.TryGetValue(value, out var number))
            {
                number = values.Count;
                values.Add(value, number);
            }

            return number;
        };
    }

    private static int Compare(Column column, int a, int b) => column switch
    {
        Int64Column integers => integers.Values[a].CompareTo(integers.Values[b]),
        DoubleColumn numbers => numbers.Values[a].CompareTo(numbers.Values[b]),
        _ => string.CompareOrdinal(column.Format(a), column.Format(b)),
    };
}
