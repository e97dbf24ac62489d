using Slipway.Columns;
using Slipway.Sources;

namespace Slipway.Pipelines;

/// <summary>What nothing can be learned from.</summary>
internal static class TooFewRows
{
    private const int Least = 2;

    /// <exception cref="SlipwayException">There are fewer than two rows.</exception>
    public static void Refuse(ColumnBatch rows, ReadRequest request)
    {
        if (rows.RowCount < Least)
        {
            throw new SlipwayException(
                ErrorKind.Data, $"{(rows.RowCount == 0 ? "No row" : "Only one row")} in {request.Describe()}; two at least are needed, and some hundreds are better.");
        }
    }
}
