using Slipway.Columns;
using Slipway.Projects;
using Slipway.Sources;
using Slipway.Training;

namespace Slipway.Pipelines.Train;

/// <summary>All rows of a training query, in the order of the key.</summary>
/// <param name="Provider">The kind of source they came from.</param>
/// <param name="Rows">The rows, with the key and the target among their columns.</param>
internal sealed record TrainingRows(string Provider, ColumnBatch Rows)
{
    /// <exception cref="SlipwayException">The source can't be read, or has fewer than two rows.</exception>
    public static async Task<TrainingRows> ReadAsync(
        Project project, TrainOptions options, IPipelineObserver observer, CancellationToken cancellationToken)
    {
        await using var source = SourceFactory.Open(options.From, project.Database);
        var request = SourceFactory.Request(options.From);
        await using var reader = await source.OpenAsync(request, cancellationToken).ConfigureAwait(false);
        var batch = new ColumnBatch(reader.Schema, Sizes.BatchRows(reader.Schema.Count));
        var all = new ColumnBatch(reader.Schema, batch.Capacity);
        while (await reader.ReadAsync(batch, cancellationToken).ConfigureAwait(false))
        {
            all.AppendAll(batch);
            observer.Report(new PipelineProgress("reading", all.RowCount, null, "rows"));
        }

        if (all.RowCount < 2)
        {
            throw new SlipwayException(
                ErrorKind.Data, $"{(all.RowCount == 0 ? "No row" : "Only one row")} in {request.Describe()}; training needs some dozens at least.");
        }

        KeyOrder.Sort(all, options.Key);
        return new TrainingRows(source.Provider, all);
    }
}
