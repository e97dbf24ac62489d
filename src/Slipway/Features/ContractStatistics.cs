using Slipway.Columns;

namespace Slipway.Features;

/// <summary>
/// What the contract's checks showed on rows that training itself put aside: new rows are judged beside them. Most often these
/// are the training's test rows.
/// </summary>
/// <param name="Rows">How many rows there were.</param>
/// <param name="Features">One entry a feature, in the metadata's order.</param>
internal sealed record ContractStatistics(long Rows, IReadOnlyList<FeatureStatistics> Features)
{
    /// <summary>Of long tables without test rows, only this many of the last training rows are looked at.</summary>
    private const int MostHeldBackFrom = 100_000;

    private const int ChunkRows = 4_096;

    /// <summary>
    /// True where test rows were too few: then the last tenth of the training rows was compared to those before it.
    /// </summary>
    public bool HeldBack { get; init; }

    /// <summary>Runs the contract's checks on the training's test rows.</summary>
    /// <param name="binding">The features fitted on <paramref name="trainingRows"/>, bound to the schema of both batches.</param>
    /// <param name="trainingRows">The training rows in their order.</param>
    /// <param name="testRows">The test rows; may be empty.</param>
    public static ContractStatistics Learn(FeatureBinding binding, ColumnBatch trainingRows, ColumnBatch testRows)
    {
        if (testRows.RowCount >= ContractLimits.LeastReferenceRows)
        {
            return Collect(binding, testRows);
        }

        var rows = Math.Min(trainingRows.RowCount, MostHeldBackFrom);
        var heldBack = Math.Min(rows / 2, Math.Max(rows / 10, ContractLimits.LeastReferenceRows));
        var before = Slice(trainingRows, trainingRows.RowCount - rows, rows - heldBack);
        var after = Slice(trainingRows, trainingRows.RowCount - heldBack, heldBack);
        Feature[] earlier = [.. binding.Features.Select((feature, i) => Refit(feature, before.Columns[binding.ColumnOf(i)]))];
        var shown = Collect(FeatureBinding.Bind(earlier, trainingRows.Schema, "the training rows"), after);

        // Bins and codes differ between the two fits; what is stored must be counted by the model's own.
        var counted = Collect(binding, after).Features;
        return shown with
        {
            Features = [.. shown.Features.Select((feature, i) => feature with { Counts = counted[i].Counts })],
            HeldBack = true,
        };
    }

    private static Feature Refit(Feature feature, Column column)
    {
        var refitted = FeatureFitter.Fit(column).Feature;
        return refitted.ShareMissing < 1 ? refitted : feature;
    }

    private static ContractStatistics Collect(FeatureBinding binding, ColumnBatch rows)
    {
        var monitor = new ContractMonitor(binding, new ContractStatistics(0, []));
        var encoded = new FeatureMatrix(binding.Width, Math.Min(ChunkRows, rows.RowCount));
        for (var start = 0; start < rows.RowCount; start += ChunkRows)
        {
            var chunk = Slice(rows, start, Math.Min(ChunkRows, rows.RowCount - start));
            binding.Encode(chunk, encoded, new EncodeCounters(binding.Features.Count));
            monitor.Add(chunk, encoded);
        }

        return new ContractStatistics(rows.RowCount, monitor.Statistics());
    }

    private static ColumnBatch Slice(ColumnBatch rows, int start, int count) =>
        rows.Gather(Enumerable.Range(start, count).ToArray());
}
