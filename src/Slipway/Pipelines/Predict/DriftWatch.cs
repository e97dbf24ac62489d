using Slipway.Features;
using Slipway.Models;

namespace Slipway.Pipelines.Predict;

/// <summary>Holds a run's rows against the contract, chunk by chunk and as a whole, and warns.</summary>
internal sealed class DriftWatch(Metadata metadata, FeatureBinding binding, IPipelineObserver observer)
{
    private readonly ContractMonitor _run = new(binding, metadata.Contract);
    private readonly EncodeCounters _counters = new(binding.Features.Count);
    private readonly HashSet<(string, ContractRule)> _told = [];

    /// <summary>Counts a scored chunk; a rule that it breaks is told once a run.</summary>
    public void Add(ChunkInWork chunk)
    {
        _counters.Rows += chunk.Counters.Rows;
        for (var i = 0; i < _counters.Unseen.Length; i++)
        {
            _counters.Unseen[i] += chunk.Counters.Unseen[i];
        }

        _run.Merge(chunk.Contract);
        foreach (var violation in chunk.Contract.Report().Violations)
        {
            if (_told.Add((violation.Feature, violation.Rule)))
            {
                observer.Warn($"rows {chunk.Rows.FirstRowNumber:N0} to {chunk.Rows.FirstRowNumber + chunk.Rows.RowCount - 1:N0}: {violation.Sentence}");
            }
        }
    }

    /// <summary>The whole run, judged.</summary>
    public ContractReport Report() => _run.Report();

    /// <summary>Text values that training never saw, by feature; only features that have some.</summary>
    public SortedDictionary<string, long> Unseen()
    {
        var unseen = new SortedDictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < _counters.Unseen.Length; i++)
        {
            if (_counters.Unseen[i] > 0)
            {
                unseen[binding.Features[i].Name] = _counters.Unseen[i];
            }
        }

        return unseen;
    }
}
