using Slipway.Features;
using Slipway.Models;

namespace Slipway.Scoring;

/// <summary>From encoded rows to predictions. May be used from several threads at once.</summary>
/// <param name="estimator">The model.</param>
/// <param name="scorer">Its scorer.</param>
internal sealed class Predictor(Estimator estimator, IScorer scorer)
{
    // A binary model has one score, from which the probabilities of both classes follow.
    private readonly bool _isBinary = estimator.OutputCount == 1 && estimator.Transform is { Kind: OutputTransformKind.Sigmoid, PredictsShare: false };

    /// <summary>With the scorer that <see cref="ScorerFactory"/> picks.</summary>
    /// <param name="estimator">The model.</param>
    public Predictor(Estimator estimator)
        : this(estimator, ScorerFactory.Create(estimator))
    {
    }

    /// <summary>What evaluates the model, as <c>SLIPWAY_SCORER</c> names it.</summary>
    public string ScorerName => scorer.Name;

    /// <summary>Values a row has: the predicted number, or one probability a class.</summary>
    public int ValueCount => _isBinary ? 2 : scorer.OutputCount;

    /// <summary>Writes <see cref="ValueCount"/> values a row, row by row.</summary>
    public void Predict(FeatureMatrix rows, Span<double> values)
    {
        var scores = values[..(rows.RowCount * scorer.OutputCount)];
        scorer.Score(rows, scores);
        OutputTransformer.Apply(estimator.Transform, scorer.OutputCount, scores, scores);
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
