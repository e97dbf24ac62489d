using Slipway.Columns;
using Slipway.Features;

namespace Slipway.Tests.Features;

/// <summary>Features and contract as training leaves them, to judge batches with.</summary>
internal sealed class FittedContract
{
    public FittedContract(ColumnBatch train, ColumnBatch test)
    {
        Features = FeatureFitter.Fit(train, []).Features;
        Statistics = ContractStatistics.Learn(FeatureBinding.Bind(Features, train.Schema, "the training rows"), train, test);
    }

    public IReadOnlyList<Feature> Features { get; }

    public ContractStatistics Statistics { get; }

    public ContractReport Judge(ColumnBatch rows)
    {
        var binding = FeatureBinding.Bind(Features, rows.Schema, "the new rows");
        var monitor = new ContractMonitor(binding, Statistics);
        var encoded = new FeatureMatrix(binding.Width, rows.RowCount);
        binding.Encode(rows, encoded, new EncodeCounters(Features.Count));
        monitor.Add(rows, encoded);
        return monitor.Report();
    }
}
