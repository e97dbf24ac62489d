namespace Slipway.Models.XgBoost;

/// <summary>A list of objects, texts or lists.</summary>
internal sealed class ModelList(IReadOnlyList<ModelNode> items) : ModelNode
{
    public override string Kind => "a list";

    public IReadOnlyList<ModelNode> Items { get; } = items;
}
