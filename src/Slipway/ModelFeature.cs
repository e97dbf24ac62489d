namespace Slipway;

/// <summary>A value that a model predicts from, as the training's table had it.</summary>
public sealed class ModelFeature
{
    internal ModelFeature(string name, FeatureType type) => (Name, Type) = (name, type);

    /// <summary>The name of its column in the training's rows.</summary>
    public string Name { get; }

    /// <summary>What kind of value it takes. Any of them may be missing.</summary>
    public FeatureType Type { get; }
}
