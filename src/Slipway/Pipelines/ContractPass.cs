using Slipway.Columns;
using Slipway.Features;
using Slipway.Models;
using Slipway.Sources;

namespace Slipway.Pipelines;

/// <summary>Reads all rows of a source and holds them against a model's contract.</summary>
internal static class ContractPass
{
    public static async Task<ContractReport> RunAsync(
        IRowReader reader, Metadata metadata, FeatureBinding binding, IPipelineObserver observer, CancellationToken cancellationToken)
    {
        var monitor = new ContractMonitor(binding, metadata.Contract);
        var counters = new EncodeCounters(binding.Features.Count);
        var batch = new ColumnBatch(reader.Schema, Sizes.BatchRows(reader.Schema.Count));
        var encoded = new FeatureMatrix(binding.Width, batch.Capacity);
        while (await reader.ReadAsync(batch, cancellationToken).ConfigureAwait(false))
        {
            binding.Encode(batch, encoded, counters);
            monitor.Add(batch, encoded);
            observer.Report(new PipelineProgress("checking", monitor.Rows, null, "rows"));
        }

        return monitor.Report();
    }
}
