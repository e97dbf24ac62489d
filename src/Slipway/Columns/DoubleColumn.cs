using System.Globalization;

namespace Slipway.Columns;

/// <summary>Numbers and decimals.</summary>
internal sealed class DoubleColumn(ColumnInfo info, int capacity) : ValueColumn<double>(info, capacity)
{
    private const long LargestExactInteger = 1L << 53;

    /// <summary>The same rows as numbers; at least <paramref name="capacity"/> rows fit without growing.</summary>
    /// <exception cref="SlipwayException">An integer that a double would round.</exception>
    public static DoubleColumn From(Int64Column integers, int capacity)
    {
        var numbers = new DoubleColumn(integers.Info with { Type = ColumnType.Number }, Math.Max(capacity, integers.Count));
        for (var row = 0; row < integers.Count; row++)
        {
            if (integers.Nulls[row])
            {
                numbers.AppendNull();
            }
            else
            {
                numbers.AppendExact(integers.Values[row]);
            }
        }

        return numbers;
    }

    /// <exception cref="SlipwayException">The integer is one that a double would round.</exception>
    public void AppendExact(long value)
    {
        if (value is < -LargestExactInteger or > LargestExactInteger)
        {
            throw new SlipwayException(
                ErrorKind.Data,
                $"Column '{Info.Name}' has fractions and also {value.ToString(CultureInfo.InvariantCulture)}, which has more digits than a double next to them can hold. Leave the column out, or cast it in a query.");
        }

        Append(value);
    }

    public override Column Gather(ReadOnlySpan<int> rows)
    {
        var gathered = new DoubleColumn(Info, rows.Length);
        gathered.AppendRows(this, rows);
        return gathered;
    }

    public override string? Format(int row) =>
        Nulls[row] ? null : NumberText.Of(Values[row]);
}
