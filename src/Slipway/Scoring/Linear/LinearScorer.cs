using Slipway.Features;
using Slipway.Models;

namespace Slipway.Scoring.Linear;

/// <summary>Evaluates a linear model: float32 values, sums in double precision from the first column to the last.</summary>
internal sealed class LinearScorer(LinearModel model) : IScorer
{
    private readonly int _featureCount = model.FeatureCount;
    private readonly double[] _weights = [.. model.Weights];
    private readonly double[] _intercepts = [.. model.Intercepts];

    public string Name => "linear";

    public int OutputCount => _intercepts.Length;

    public void Score(FeatureMatrix rows, Span<double> scores)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.ColumnCount, _featureCount, nameof(rows));
        ArgumentOutOfRangeException.ThrowIfNotEqual(scores.Length, rows.RowCount * OutputCount, nameof(scores));
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = _intercepts[i % OutputCount];
        }

        for (var column = 0; column < _featureCount; column++)
        {
            var values = rows.Column(column);
            for (var output = 0; output < OutputCount; output++)
            {
                var weight = _weights[output * _featureCount + column];
                for (var row = 0; row < values.Length; row++)
                {
                    scores[row * OutputCount + output] += weight * values[row];
                }
            }
        }
    }
}
