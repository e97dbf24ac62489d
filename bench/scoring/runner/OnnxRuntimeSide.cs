using Microsoft.ML.OnnxRuntime;

namespace Slipway.Benchmarks;

/// <summary>ONNX Runtime on an ONNX file of the same trees, a run a batch.</summary>
internal sealed class OnnxRuntimeSide : ISide
{
    private readonly InferenceSession _session;
    private readonly OrtValue[] _batches;
    private readonly float[] _scores;
    private readonly OrtValue[] _outputs;
    private readonly RunOptions _options = new();

    public OnnxRuntimeSide(string model, RowFile rows, int outputCount, int batchRows, int threads)
    {
        using var options = new SessionOptions { IntraOpNumThreads = threads, InterOpNumThreads = 1 };
        _session = new InferenceSession(model, options);
        _scores = new float[rows.RowCount * outputCount];
        _batches = Cut(rows.Values, rows.RowCount, rows.ColumnCount, batchRows);
        _outputs = Cut(_scores, rows.RowCount, outputCount, batchRows);
    }

    public string Name => "ONNX Runtime";

    public double[] Scores => Array.ConvertAll(_scores, score => (double)score);

    public void ScoreAll()
    {
        for (var i = 0; i < _batches.Length; i++)
        {
            _session.Run(_options, ["rows"], [_batches[i]], ["scores"], [_outputs[i]]);
        }
    }

    public void Dispose()
    {
        foreach (var value in _batches.Concat(_outputs))
        {
            value.Dispose();
        }

        _options.Dispose();
        _session.Dispose();
    }

    private static OrtValue[] Cut(float[] values, int rowCount, int columnCount, int batchRows)
    {
        var batches = new OrtValue[(rowCount + batchRows - 1) / batchRows];
        for (var i = 0; i < batches.Length; i++)
        {
            var count = Math.Min(batchRows, rowCount - i * batchRows);
            var part = values.AsMemory(i * batchRows * columnCount, count * columnCount);
            batches[i] = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, part, [count, columnCount]);
        }

        return batches;
    }
}
