using System.Globalization;
using Slipway.Training.Metrics;

namespace Slipway;

/// <summary>What a model predicts for one row.</summary>
public readonly struct Prediction
{
    private readonly ReadOnlyMemory<double> _probabilities;

    internal Prediction(double value) => Value = value;

    internal Prediction(ReadOnlyMemory<double> probabilities, IReadOnlyList<string> classes)
    {
        _probabilities = probabilities;
        if (HasNaN(probabilities.Span))
        {
            Value = double.NaN;
            return;
        }

        var likeliest = ClassificationMetrics.Likeliest(probabilities.Span);
        Class = classes[likeliest];
        Value = probabilities.Span[likeliest];
    }

    /// <summary>
    /// For a regression the predicted number, in the target's unit; for a classification the probability of <see cref="Class"/>, from 0 to 1. NaN where the
    /// model has no prediction: a linear one, which was imported, has none for a row with a missing value.
    /// </summary>
    public double Value { get; }

    /// <summary>The likeliest class, of equals the first one; null for a regression, and where there is no prediction.</summary>
    public string? Class { get; }

    /// <summary>One probability a class, in the order of <see cref="Model.Classes"/>, which add up to 1; empty for a regression.</summary>
    public ReadOnlySpan<double> Probabilities => _probabilities.Span;

    private static bool HasNaN(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (double.IsNaN(value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The class and its probability, or the number.</summary>
    public override string ToString() =>
        Class is null ? Value.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Class} ({Value})");
}
