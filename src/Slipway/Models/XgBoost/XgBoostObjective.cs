namespace Slipway.Models.XgBoost;

/// <summary>XGBoost's objectives: what the scores mean, and what the base score means before trees are added to it.</summary>
internal static class XgBoostObjective
{
    /// <summary>How near a probability may come to 0 and 1 before its logarithm is taken: XGBoost's <c>kRtEps</c>.</summary>
    private const float LeastProbability = 1e-6f;

    /// <summary>The transform for an objective like <c>binary:logistic</c>; null if there is no such objective.</summary>
    public static OutputTransform? Transform(string objective) => objective switch
    {
        "reg:squarederror" or "reg:linear" or "reg:squaredlogerror" or "reg:pseudohubererror" or "reg:absoluteerror" or "reg:quantileerror"
            or "binary:logitraw" or "rank:pairwise" or "rank:ndcg" or "rank:map" => OutputTransform.Identity,
        "reg:logistic" => new OutputTransform(OutputTransformKind.Sigmoid) { PredictsShare = true },
        "binary:logistic" => new OutputTransform(OutputTransformKind.Sigmoid),
        "binary:hinge" => new OutputTransform(OutputTransformKind.Step),
        "count:poisson" or "reg:gamma" or "reg:tweedie" or "survival:cox" or "survival:aft" => new OutputTransform(OutputTransformKind.Exponential),
        "multi:softmax" or "multi:softprob" => new OutputTransform(OutputTransformKind.Softmax),
        _ => null,
    };

    /// <summary>
    /// The score that a base score stands for (XGBoost's <c>ProbToMargin</c>, in float32 as there): it is stored as a prediction. Null if it
    /// is no prediction of such an objective.
    /// </summary>
    public static float? Margin(OutputTransform transform, float baseScore) => transform.Kind switch
    {
        OutputTransformKind.Sigmoid when baseScore is >= 0 and <= 1 =>
            -MathF.Log(1 / (baseScore is > 0 and < 1 ? baseScore : Math.Clamp(baseScore, LeastProbability, 1 - LeastProbability)) - 1),
        OutputTransformKind.Exponential when baseScore > 0 => MathF.Log(baseScore),
        OutputTransformKind.Sigmoid or OutputTransformKind.Exponential => null,
        _ when float.IsFinite(baseScore) => baseScore,
        _ => null,
    };
}
