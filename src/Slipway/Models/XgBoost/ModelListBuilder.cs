namespace Slipway.Models.XgBoost;

/// <summary>Gathers the values of a list: all of them numbers, or none.</summary>
internal struct ModelListBuilder
{
    private List<double>? _numbers;
    private List<ModelNode>? _items;

    /// <summary>Whether numbers and other values were added.</summary>
    public readonly bool IsMixed => _numbers is not null && _items is not null;

    public void Add(double number) => (_numbers ??= []).Add(number);

    public void Add(ModelNode item) => (_items ??= []).Add(item);

    public readonly ModelNode Build() =>
        _items is not null ? new ModelList(_items)
        : _numbers is not null ? new ModelNumbers([.. _numbers])
        : ModelNumbers.None;
}
