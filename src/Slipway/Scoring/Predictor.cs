using Slipway.Features;
using Slipway.Models;

namespace Slipway.Scoring;

/// <summary>From encoded rows to predictions. May be used from several threads at once.</summary>
internal sealed class Predictor(Estimator estimator)
{
    private readonly IScorer _scorer = ScorerFactory.Create(estimator);

    // A binary model has one score, from which the probabilities of both classes follow.
    private readonly bool _isBinary = estimator.OutputCount == 1 && estimator.Transform is { Kind: OutputTransformKind.Sigmoid, PredictsShare: false };

    /// <summary>Values a row has: the predicted number, or one probability a class.</summary>
    public int ValueCount => _isBinary ? 2 : _scorer.OutputCount;

    /// <summary>Writes <see cref="ValueCount"/> values a row, row by row.</summary>
    public void Predict(FeatureMatrix rows, Span<double> values)
    {
        var scores = values[..(rows.RowCount * _scorer.OutputCount)];
        _scorer.Score(rows, scores);
        OutputTransformer.Apply(estimator.Transform, _scorer.OutputCount, scores, scores);
        if (_isBinary)
        {
            for (var row = rows.RowCount - 1; row >= 0; row--)
            {
                var second = values[row];
                values[2 * row] = 1 - second;
                values[2 * row + 1] = second;
            }
        }
    }
}
