using System.Globalization;

namespace Slipway.Columns;

/// <summary>Numbers and decimals.</summary>
internal sealed class DoubleColumn(ColumnInfo info, int capacity) : ValueColumn<double>(info, capacity)
{
    public override Column Gather(ReadOnlySpan<int> rows)
    {
        var gathered = new DoubleColumn(Info, rows.Length);
        gathered.AppendRows(this, rows);
        return gathered;
    }

    public override string? Format(int row) =>
        Nulls[row] ? null : Values[row].ToString("R", CultureInfo.InvariantCulture);
}
