using Slipway.Columns;
using Slipway.Features;
using Slipway.Scoring;
using Slipway.Sinks;

namespace Slipway.Pipelines.Predict;

/// <summary>A chunk's buffers on their way from reader to writer. A few of them go round, so that memory stays flat.</summary>
internal sealed class ChunkInWork
{
    private readonly int _capacity;
    private readonly FeatureBinding _binding;
    private readonly Predictor _predictor;
    private FeatureMatrix _matrix;
    private double[] _values;

    public ChunkInWork(Schema schema, int capacity, FeatureBinding binding, ContractStatistics contract, Predictor predictor)
    {
        _binding = binding;
        _predictor = predictor;
        Rows = new ColumnBatch(schema, capacity);
        _capacity = capacity;
        (_matrix, _values) = Reserve(Column.FirstRoom(capacity));
        Counters = new EncodeCounters(binding.Features.Count);
        Contract = new ContractMonitor(binding, contract);
    }

    /// <summary>What was read.</summary>
    public ColumnBatch Rows { get; }

    /// <summary>The rows of <see cref="Rows"/> that are to be predicted; all of them, or a smaller batch.</summary>
    public ColumnBatch Selected { get; set; } = null!;

    public EncodeCounters Counters { get; private set; }

    /// <summary>This chunk's rows beside the contract.</summary>
    public ContractMonitor Contract { get; }

    /// <summary>The encoding and scoring under way.</summary>
    public Task Scoring { get; private set; } = Task.CompletedTask;

    public PredictionChunk Predictions => new(Selected, _values.AsMemory(0, Selected.RowCount * _predictor.ValueCount));

    /// <summary>Starts to score the selected rows on another thread.</summary>
    public void StartScoring()
    {
        Counters = new EncodeCounters(_binding.Features.Count);
        Scoring = Task.Run(Score);
    }

    private (FeatureMatrix Matrix, double[] Values) Reserve(int rows) => (new FeatureMatrix(_binding.Width, rows), new double[rows * _predictor.ValueCount]);

    private void Score()
    {
        if (Selected.RowCount > _matrix.Stride)
        {
            (_matrix, _values) = Reserve(_capacity);
        }

        _binding.Encode(Selected, _matrix, Counters);
        Contract.Clear();
        Contract.Add(Selected, _matrix);
        _predictor.Predict(_matrix, _values);
    }
}
