using System.Globalization;

namespace Slipway.Models.LightGbm;

/// <summary>Reads the objective line of LightGBM's text format: what the scores mean.</summary>
internal static class LightGbmObjective
{
    /// <summary>The transform for an objective like <c>binary sigmoid:1</c>; null if there is no such objective.</summary>
    public static OutputTransform? Parse(string objective)
    {
        var words = objective.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.FirstOrDefault() switch
        {
            "regression" or "regression_l1" or "fair" or "quantile" or "mape" =>
                words.Contains("sqrt") ? new OutputTransform(OutputTransformKind.SignedSquare) : OutputTransform.Identity,
            "huber" or "lambdarank" or "rank_xendcg" or "custom" => OutputTransform.Identity,
            "poisson" or "gamma" or "tweedie" => new OutputTransform(OutputTransformKind.Exponential),
            "binary" or "multiclassova" =>
                Coefficient(words) is { } coefficient ? new OutputTransform(OutputTransformKind.Sigmoid, coefficient) : null,
            "cross_entropy" => new OutputTransform(OutputTransformKind.Sigmoid) { PredictsShare = true },
            "cross_entropy_lambda" => new OutputTransform(OutputTransformKind.LogOnePlusExponential),
            "multiclass" => new OutputTransform(OutputTransformKind.Softmax),
            _ => null,
        };
    }

    private static double? Coefficient(string[] words)
    {
        const string Prefix = "sigmoid:";
        var text = words.FirstOrDefault(word => word.StartsWith(Prefix, StringComparison.Ordinal))?[Prefix.Length..];
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 ? value : null;
    }
}
