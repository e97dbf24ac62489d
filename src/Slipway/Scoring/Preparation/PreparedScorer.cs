using Slipway.Features;
using Slipway.Models;
using Slipway.Models.Preparation;

namespace Slipway.Scoring.Preparation;

/// <summary>Applies a model's steps to a copy of its rows, block by block, and scores the copy.</summary>
/// <param name="estimator">The model with its steps.</param>
/// <param name="inner">The scorer of the model behind them.</param>
internal sealed class PreparedScorer(PreparedEstimator estimator, IScorer inner) : IScorer
{
    private const int MaxBlockRows = 512;

    private readonly PreparationStep[] _steps = [.. estimator.Steps];

    public string Name => inner.Name;

    public int OutputCount => inner.OutputCount;

    public void Score(FeatureMatrix rows, Span<double> scores)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(scores.Length, rows.RowCount * OutputCount, nameof(scores));
        var blockRows = Math.Min(rows.RowCount, MaxBlockRows);
        var block = new FeatureMatrix(rows.ColumnCount, blockRows);
        for (var first = 0; first < rows.RowCount; first += blockRows)
        {
            block.RowCount = Math.Min(blockRows, rows.RowCount - first);
            for (var column = 0; column < rows.ColumnCount; column++)
            {
                rows.Column(column).Slice(first, block.RowCount).CopyTo(block.Column(column));
            }

            foreach (var step in _steps)
            {
                step.Apply(block);
            }

            inner.Score(block, scores.Slice(first * OutputCount, block.RowCount * OutputCount));
        }
    }
}
