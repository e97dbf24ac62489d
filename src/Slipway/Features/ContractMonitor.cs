using Slipway.Columns;

namespace Slipway.Features;

/// <summary>
/// Holds rows against the contract while they stream by, in constant memory. One monitor may count a chunk, be merged into
/// that of the run, and be cleared for the next chunk.
/// </summary>
/// <param name="binding">How the rows' columns are features.</param>
/// <param name="reference">What training stored.</param>
internal sealed class ContractMonitor(FeatureBinding binding, ContractStatistics reference)
{
    private readonly FeatureTally[] _tallies = [.. binding.Features.Select(feature => new FeatureTally(feature))];

    public long Rows { get; private set; }

    /// <summary>Counts the rows of a batch.</summary>
    /// <param name="batch">The rows as they were read.</param>
    /// <param name="encoded">The same rows, encoded by the same binding.</param>
    public void Add(ColumnBatch batch, FeatureMatrix encoded)
    {
        Rows += batch.RowCount;
        for (var i = 0; i < _tallies.Length; i++)
        {
            var feature = binding.Features[i];
            var column = batch.Columns[binding.ColumnOf(i)];
            if (feature.Parts is not null)
            {
                _tallies[i].AddMoments(column, feature.Type);
            }
            else if (feature.Categories is not null)
            {
                _tallies[i].AddCodes(column, encoded.Column(binding.ModelColumnOf(i)));
            }
            else
            {
                _tallies[i].AddNumbers(encoded.Column(binding.ModelColumnOf(i)));
            }
        }
    }

    /// <summary>Counts all rows that a monitor of the same features has counted.</summary>
    public void Merge(ContractMonitor other)
    {
        Rows += other.Rows;
        for (var i = 0; i < _tallies.Length; i++)
        {
            _tallies[i].Add(other._tallies[i]);
        }
    }

    public void Clear()
    {
        Rows = 0;
        foreach (var tally in _tallies)
        {
            tally.Clear();
        }
    }

    /// <summary>Judges the rows counted so far.</summary>
    public ContractReport Report()
    {
        var judge = new ContractJudge(reference, binding.Features.Count);
        return new ContractReport(
            Rows,
            Statistics(),
            [.. _tallies.SelectMany((tally, i) => judge.Judge(binding.Features[i], tally, reference.Features[i]))]);
    }

    /// <summary>The bare numbers of the rows counted so far.</summary>
    public IReadOnlyList<FeatureStatistics> Statistics() =>
        [.. _tallies.Select((tally, i) => tally.Statistics(binding.Features[i]))];
}
