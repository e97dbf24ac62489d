using Slipway.Training.Metrics;

namespace Slipway;

/// <summary>What a model predicts for one row.</summary>
public readonly struct Prediction
{
    private readonly ReadOnlyMemory<double> _probabilities;

    internal Prediction(double value) => Value = value;

    internal Prediction(ReadOnlyMemory<double> probabilities, IReadOnlyList<string> classes)
    {
        var likeliest = ClassificationMetrics.Likeliest(probabilities.Span);
        _probabilities = probabilities;
        Class = classes[likeliest];
        Value = probabilities.Span[likeliest];
    }

    /// <summary>For a regression the predicted number, in the target's unit; for a classification the probability of <see cref="Class"/>, from 0 to 1.</summary>
    public double Value { get; }

    /// <summary>The likeliest class, of equals the first one; null for a regression.</summary>
    public string? Class { get; }

    /// <summary>One probability a class, in the order of <see cref="Model.Classes"/>, which add up to 1; empty for a regression.</summary>
    public ReadOnlySpan<double> Probabilities => _probabilities.Span;
}
