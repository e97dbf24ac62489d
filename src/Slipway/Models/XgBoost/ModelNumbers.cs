namespace Slipway.Models.XgBoost;

/// <summary>A list of numbers, which can be empty, or one number. Each number of a model, whole or float32, is exact in float64.</summary>
internal sealed class ModelNumbers(double[] values) : ModelNode
{
    public static ModelNumbers None { get; } = new([]);

    public override string Kind => Values.Length == 0 ? "an empty list" : "numbers";

    public double[] Values { get; } = values;
}
