using Slipway.Columns;

namespace Slipway.Sinks.Servers;

/// <summary>The least and the largest value of a key's column, text by its bytes: whatever order the rows came in.</summary>
internal static class KeyRange
{
    /// <returns>The rows of the two values.</returns>
    public static (int Least, int Largest) Of(Column column)
    {
        var (least, largest) = (0, 0);
        for (var row = 1; row < column.Count; row++)
        {
            least = Compare(column, row, least) < 0 ? row : least;
            largest = Compare(column, row, largest) > 0 ? row : largest;
        }

        return (least, largest);
    }

    private static int Compare(Column column, int left, int right) => column switch
    {
        Int64Column integers => integers.Values[left].CompareTo(integers.Values[right]),
        DoubleColumn numbers => numbers.Values[left].CompareTo(numbers.Values[right]),
        _ => ((TextColumn)column)[left].SequenceCompareTo(((TextColumn)column)[right]),
    };
}
