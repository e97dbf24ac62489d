namespace Slipway.Projects;

/// <summary>What a model must reach to be kept: <c>test_mean_square_error &lt;= 16</c>.</summary>
/// <param name="OnTest">True for a metric of the test rows, false for the training rows.</param>
/// <param name="Metric">The metric's name as in the metadata: <c>mean_square_error</c>.</param>
/// <param name="Comparison">One of <c>&lt; &lt;= &gt; &gt;=</c>.</param>
/// <param name="Limit">What the metric is compared to.</param>
internal sealed record Gate(bool OnTest, string Metric, string Comparison, double Limit)
{
    public bool Holds(double value) => Comparison switch
    {
        "<" => value < Limit,
        "<=" => value <= Limit,
        ">" => value > Limit,
        _ => value >= Limit,
    };

    public override string ToString() =>
        FormattableString.Invariant($"{(OnTest ? "test" : "train")}_{Metric} {Comparison} {Limit}");
}
