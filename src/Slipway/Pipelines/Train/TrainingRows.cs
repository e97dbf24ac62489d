using Slipway.Columns;
using Slipway.Features;
using Slipway.Models;
using Slipway.Projects;
using Slipway.Sources;
using Slipway.Training;

namespace Slipway.Pipelines.Train;

/// <summary>All rows of a training query, in the order of the key.</summary>
/// <param name="Provider">The kind of source they came from.</param>
/// <param name="Rows">The rows, with the key and the target among their columns.</param>
internal sealed record TrainingRows(string Provider, ColumnBatch Rows)
{
    /// <param name="project">Where the rows are.</param>
    /// <param name="options">Which rows they are, and their key.</param>
    /// <param name="observer">Is told how far the reading is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="known">Features whose types are known; null where a file's values are to say what they are.</param>
    /// <exception cref="SlipwayException">The source can't be read, or has fewer than two rows.</exception>
    public static async Task<TrainingRows> ReadAsync(
        Project project, TrainOptions options, IPipelineObserver observer, CancellationToken cancellationToken, IReadOnlyList<Feature>? known = null)
    {
        await using var source = SourceFactory.Open(options.From, project.Database, known);
        var request = SourceFactory.Request(options.From, options.Key);
        await using var reader = await source.OpenAsync(request, cancellationToken).ConfigureAwait(false);
        var batch = new ColumnBatch(reader.Schema, Sizes.BatchRows(reader.Schema.Count));
        var all = new ColumnBatch(reader.Schema, batch.Capacity);
        while (await reader.ReadAsync(batch, cancellationToken).ConfigureAwait(false))
        {
            all.AppendAll(batch);
            observer.Report(new PipelineProgress("reading", all.RowCount, null, "rows"));
        }

        TooFewRows.Refuse(all, request);
        KeyOrder.Sort(all, options.Key);
        return new TrainingRows(source.Provider, all);
    }

    /// <summary>What the metadata says of them.</summary>
    public SourceRecord Describe(DataQuery from) =>
        new(Provider, from.Query ?? from.Table ?? Path.GetFileName(from.File!), Rows.RowCount, DataDigest.Compute(Rows));
}
