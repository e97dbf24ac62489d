namespace Slipway.Models.XgBoost;

/// <summary>Named values.</summary>
internal sealed class ModelObject : ModelNode
{
    private Dictionary<string, ModelNode>? _values;

    public override string Kind => "an object";

    /// <summary>Adds a value; false if there is one of that name.</summary>
    public bool TryAdd(string key, ModelNode value) => (_values ??= []).TryAdd(key, value);

    /// <summary>All values, by name.</summary>
    public IEnumerable<KeyValuePair<string, ModelNode>> Values => _values ?? [];

    public ModelNode? Find(string key) => _values?.GetValueOrDefault(key);
}
