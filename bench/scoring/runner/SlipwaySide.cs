using Slipway.Scoring;

namespace Slipway.Benchmarks;

/// <summary>Slipway's scorer, with its batches shared out over threads as a prediction does.</summary>
internal sealed class SlipwaySide(IScorer scorer, RowFile rows, int batchRows, int threads) : ISide
{
    private readonly Features.FeatureMatrix[] _batches = rows.Batches(threads == 1 ? batchRows : (batchRows + threads - 1) / threads);

    public string Name => "Slipway";

    public double[] Scores { get; } = new double[rows.RowCount * scorer.OutputCount];

    public void ScoreAll()
    {
        if (threads == 1)
        {
            Score(0, 1);
        }
        else
        {
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, index => Score(index, threads));
        }
    }

    public void Dispose()
    {
    }

    private void Score(int start, int step)
    {
        var batchValues = _batches[0].RowCount * scorer.OutputCount;
        for (var i = start; i < _batches.Length; i += step)
        {
            scorer.Score(_batches[i], Scores.AsSpan(i * batchValues, _batches[i].RowCount * scorer.OutputCount));
        }
    }
}
