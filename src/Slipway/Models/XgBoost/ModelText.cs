namespace Slipway.Models.XgBoost;

/// <summary>A text.</summary>
internal sealed class ModelText(string value) : ModelNode
{
    public override string Kind => "a text";

    public string Value { get; } = value;
}
