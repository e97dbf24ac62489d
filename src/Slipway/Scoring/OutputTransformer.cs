using Slipway.Models;

namespace Slipway.Scoring;

/// <summary>Makes predictions of raw scores, as the model's objective says.</summary>
internal static class OutputTransformer
{
    /// <summary>Transforms all rows.</summary>
    /// <param name="transform">The model's.</param>
    /// <param name="outputCount">How many values a row has.</param>
    /// <param name="scores">Raw scores, row by row.</param>
    /// <param name="predictions">Of the same length; may be the same memory.</param>
    public static void Apply(OutputTransform transform, int outputCount, ReadOnlySpan<double> scores, Span<double> predictions)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(predictions.Length, scores.Length, nameof(predictions));
        ArgumentOutOfRangeException.ThrowIfNotEqual(scores.Length % outputCount, 0, nameof(scores));
        switch (transform.Kind)
        {
            case OutputTransformKind.Identity:
                scores.CopyTo(predictions);
                break;
            case OutputTransformKind.Softmax:
                for (var first = 0; first < scores.Length; first += outputCount)
                {
                    Softmax(scores.Slice(first, outputCount), predictions.Slice(first, outputCount));
                }

                break;
            default:
                for (var i = 0; i < scores.Length; i++)
                {
                    predictions[i] = Single(transform, scores[i]);
                }

                break;
        }

        if (transform.Kind == OutputTransformKind.SigmoidShares)
        {
            for (var first = 0; first < predictions.Length; first += outputCount)
            {
                DivideBySum(predictions.Slice(first, outputCount));
            }
        }
    }

    private static double Single(OutputTransform transform, double score) => transform.Kind switch
    {
        OutputTransformKind.Sigmoid or OutputTransformKind.SigmoidShares => 1 / (1 + Math.Exp(-transform.Coefficient * score)),
        OutputTransformKind.Exponential => Math.Exp(score),
        OutputTransformKind.Step => score > 0 ? 1 : 0,
        OutputTransformKind.SignedSquare => score < 0 ? -score * score : score * score,

        // Spelled out, log(1 + exp(score)) would overflow for large scores and lose all digits of small ones.
        OutputTransformKind.LogOnePlusExponential => Math.Max(score, 0) + LogOnePlus(Math.Exp(-Math.Abs(score))),
        _ => throw new ArgumentOutOfRangeException(nameof(transform)),
    };

    /// <summary>log(1 + value) for values from 0 to 1, exact to the last digits (Kahan's correction of the rounded sum).</summary>
    private static double LogOnePlus(double value)
    {
        var sum = 1 + value;
        return sum == 1 ? value : Math.Log(sum) * value / (sum - 1);
    }

    private static void Softmax(ReadOnlySpan<double> scores, Span<double> predictions)
    {
        var largest = scores[0];
        foreach (var score in scores)
        {
            largest = Math.Max(largest, score);
        }

        for (var i = 0; i < scores.Length; i++)
        {
            predictions[i] = Math.Exp(scores[i] - largest);
        }

        DivideBySum(predictions);
    }

    private static void DivideBySum(Span<double> predictions)
    {
        var sum = 0.0;
        foreach (var prediction in predictions)
        {
            sum += prediction;
        }

        // Sigmoids of a row can all be 0, which has no shares.
        if (sum == 0)
        {
            return;
        }

        foreach (ref var prediction in predictions)
        {
            prediction /= sum;
        }
    }
}
