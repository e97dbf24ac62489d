using Slipway.Columns;
using Slipway.Projects;
using Slipway.Sources;

namespace Slipway.Pipelines.Init;

/// <summary>The rows of a table or file, or the first of very many.</summary>
/// <param name="Rows">The rows, in the source's own order.</param>
/// <param name="IsSample">True where there are more.</param>
internal sealed record SeenRows(ColumnBatch Rows, bool IsSample)
{
    /// <summary>Enough to tell types, keys and categories; few enough to be read in a second or two.</summary>
    public const int Most = 200_000;

    /// <exception cref="SlipwayException">No such table or file, no rows, or rows that can't be read.</exception>
    public static async Task<SeenRows> ReadAsync(
        DataQuery from, ConnectionUrl? database, int most, IPipelineObserver observer, CancellationToken cancellationToken)
    {
        await using var source = SourceFactory.Open(from, database);
        var request = SourceFactory.Request(from);
        await using var reader = await source.OpenAsync(request, cancellationToken).ConfigureAwait(false);
        var batch = new ColumnBatch(reader.Schema, Math.Min(most, Sizes.BatchRows(reader.Schema.Count)));
        var all = new ColumnBatch(reader.Schema, batch.Capacity);
        var hasMore = true;
        while (all.RowCount < most && (hasMore = await reader.ReadAsync(batch, cancellationToken).ConfigureAwait(false)))
        {
            all.AppendAll(batch);
            observer.Report(new PipelineProgress("reading", all.RowCount, null, "rows"));
        }

        TooFewRows.Refuse(all, request);
        return new SeenRows(all, hasMore && await reader.ReadAsync(batch, cancellationToken).ConfigureAwait(false));
    }
}
