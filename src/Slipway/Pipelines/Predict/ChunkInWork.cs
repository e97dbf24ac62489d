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
    private readonly KeyColumns _key;
    private FeatureMatrix _matrix;
    private double[] _values;

    public ChunkInWork(Schema schema, int capacity, FeatureBinding binding, ContractStatistics contract, Predictor predictor, KeyColumns key)
    {
        _key = key;
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
        RequireFinite();
    }

    // Databases treat what is no number each in its own way: it is refused here, for all sinks alike.
    private void RequireFinite()
    {
        var values = Predictions.Values.Span;
        for (var i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
            {
                throw NotFinite(i / _predictor.ValueCount, values[i]);
            }
        }
    }

    private SlipwayException NotFinite(int row, double value)
    {
        var where = _key.Columns.Count > 0 ? $"the row with {_key.Describe(Selected, row)}" : $"row {Selected.FirstRowNumber + row}";
        return new SlipwayException(
            ErrorKind.Data,
            double.IsNaN(value)
                ? $"The model has no prediction for {where}: it is not a number (NaN). A linear model gives none where a feature is missing. Fill it in a query (COALESCE), or leave such rows out."
                : $"The model's prediction for {where} is infinite, which can't be stored. Leave such rows out of the query, or mend the model.");
    }
}
