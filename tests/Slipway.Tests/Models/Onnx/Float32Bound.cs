using Slipway.Features;
using Slipway.Models;

namespace Slipway.Tests.Models.Onnx;

/// <summary>How far predictions may lie from those of ONNX Runtime, which adds in float32.</summary>
internal static class Float32Bound
{
    private const double Rounding = 1.0 / (1 << 24);

    /// <summary>
    /// The bound of a row: (additions + 8) 2^-24 (magnitude + 1), where the magnitude is the sum of the absolute values that are added. The 8
    /// and the 1 are for the exponentials and divisions of probabilities, none of which makes a difference of scores larger.
    /// </summary>
    /// <param name="estimator">The model.</param>
    /// <param name="rows">The rows before any step.</param>
    /// <param name="row">The row.</param>
    public static double Of(Estimator estimator, FeatureMatrix rows, int row)
    {
        var single = new FeatureMatrix(rows.ColumnCount, 1) { RowCount = 1 };
        for (var column = 0; column < rows.ColumnCount; column++)
        {
            single.Column(column)[0] = rows.Column(column)[row];
        }

        if (estimator is PreparedEstimator prepared)
        {
            foreach (var step in prepared.Steps)
            {
                step.Apply(single);
            }

            estimator = prepared.Inner;
        }

        var (additions, magnitude) = estimator switch
        {
            Forest forest => (forest.Trees.Count + 1, forest.Trees.Sum(LargestLeaf) / forest.Divisor + forest.BaseScores.Sum(Math.Abs)),
            LinearModel linear => (linear.FeatureCount + 1, Enumerable.Range(0, linear.OutputCount).Max(output => Magnitude(linear, single, output))),
            _ => throw new ArgumentException("a model of another kind", nameof(estimator)),
        };
        return (additions + 8) * Rounding * (magnitude + 1);
    }

    private static double LargestLeaf(Tree tree) => tree.LeafValues.ToArray().Max(Math.Abs);

    private static double Magnitude(LinearModel model, FeatureMatrix row, int output) =>
        Math.Abs(model.Intercepts[output]) + Enumerable.Range(0, model.FeatureCount).Sum(
            column => Math.Abs(model.Weights[output * model.FeatureCount + column] * row.Column(column)[0]));
}
