using Slipway.Columns;

namespace Slipway.Pipelines.Import;

/// <summary>The numbers of a column that may be codes of categories.</summary>
/// <param name="Least">The least.</param>
/// <param name="Most">The largest.</param>
/// <param name="AreCodes">True where they are whole and as dense as codes from 0 on are.</param>
internal sealed record CodeRange(double Least, double Most, bool AreCodes)
{
    /// <returns>Null where the column has no numbers.</returns>
    public static CodeRange? Of(Column column)
    {
        var different = new HashSet<double>();
        for (var row = 0; row < column.Count; row++)
        {
            if (!column.Nulls[row])
            {
                different.Add(column is DoubleColumn numbers ? numbers.Values[row] : ((Int64Column)column).Values[row]);
            }
        }

        return different.Count == 0
            ? null
            : new CodeRange(different.Min(), different.Max(), different.All(double.IsInteger) && different.Min() == 0 && different.Max() < 2 * different.Count);
    }
}
