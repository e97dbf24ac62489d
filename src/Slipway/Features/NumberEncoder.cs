using System.Numerics;
using Slipway.Columns;

namespace Slipway.Features;

/// <summary>
/// Numbers to float32, rounded to nearest. What lies beyond float32's range becomes an infinity, and NULL as well as
/// NaN becomes NaN.
/// </summary>
internal static class NumberEncoder
{
    /// <param name="column">
    /// Its class decides, not its declared type: SQLite may hold whole numbers in one batch and fractions in the next.
    /// </param>
    /// <param name="values">One value a row.</param>
    /// <param name="firstRowNumber">The number of the column's first row in the query, for messages.</param>
    /// <exception cref="SlipwayException">A row holds text.</exception>
    public static void Encode(Column column, Span<float> values, long firstRowNumber)
    {
        switch (column)
        {
            case DoubleColumn doubles:
                Narrow(doubles.Values, values);
                break;
            case Int64Column integers:
                Narrow(integers.Values, values);
                break;
            default:
                RequireAllNull(column, "a number", firstRowNumber);
                values.Fill(float.NaN);
                return;
        }

        EncodeNulls(column, values);
    }

    /// <summary>Makes the NULL rows of a column missing.</summary>
    public static void EncodeNulls(Column column, Span<float> values)
    {
        if (column.Nulls.Count == 0)
        {
            return;
        }

        foreach (var row in column.Nulls.Rows())
        {
            values[row] = float.NaN;
        }
    }

    /// <exception cref="SlipwayException">A row of a column of the wrong storage holds a value.</exception>
    public static void RequireAllNull(Column column, string expected, long firstRowNumber)
    {
        for (var row = 0; row < column.Count; row++)
        {
            if (column.Format(row) is { } found)
            {
                throw new SlipwayException(
                    ErrorKind.Data,
                    $"Row {firstRowNumber + row}, column '{column.Info.Name}': expected {expected}, found '{Excerpt.Of(found)}'. Give the column one type, or leave out the row.");
            }
        }
    }

    private static void Narrow(ReadOnlySpan<double> source, Span<float> target)
    {
        var row = 0;
        for (; row <= source.Length - Vector<float>.Count; row += Vector<float>.Count)
        {
            var low = new Vector<double>(source[row..]);
            var high = new Vector<double>(source[(row + Vector<double>.Count)..]);
            Vector.Narrow(low, high).CopyTo(target[row..]);
        }

        for (; row < source.Length; row++)
        {
            target[row] = (float)source[row];
        }
    }

    private static void Narrow(ReadOnlySpan<long> source, Span<float> target)
    {
        for (var row = 0; row < source.Length; row++)
        {
            target[row] = source[row];
        }
    }
}
