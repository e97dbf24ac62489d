using Slipway.Columns;
using Slipway.Sinks;
using Slipway.Sources;

namespace Slipway.Pipelines.Predict;

/// <summary>Passes over the rows of a source without an order (a file) that an interrupted run has written already.</summary>
internal static class RowSkipping
{
    private const int MostRows = 65_536;

    /// <exception cref="SlipwayException">The last of these rows is not the one that was written last.</exception>
    public static async Task SkipAsync(IRowReader reader, KeyColumns key, long rows, KeyValues last, CancellationToken cancellationToken)
    {
        for (var left = rows; left > 0;)
        {
            var batch = new ColumnBatch(reader.Schema, (int)Math.Min(left, MostRows));
            var isRead = await reader.ReadAsync(batch, cancellationToken).ConfigureAwait(false);
            left -= batch.RowCount;
            if (!isRead || (left == 0 && key.Of(batch, ^1).ToString() != last.ToString()))
            {
                throw new SlipwayException(
                    ErrorKind.Data, $"The interrupted run had written {rows} rows, the last with the key {Excerpt.Of(last.ToString())}, and the file has another row there now. Start anew with --restart.");
            }
        }
    }
}
