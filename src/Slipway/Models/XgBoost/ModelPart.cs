using System.Globalization;

namespace Slipway.Models.XgBoost;

/// <summary>An object of a model file, and what is asked of it: a value that is missing or of another kind is an error that names it.</summary>
/// <param name="content">The object.</param>
/// <param name="name">Its name in messages, such as <c>tree 3</c>.</param>
/// <param name="faults">Makes the errors.</param>
internal sealed class ModelPart(ModelObject content, string name, XgBoostFaults faults)
{
    public bool Has(string key) => content.Find(key) is not null;

    /// <summary>The object of a key.</summary>
    public ModelPart Part(string key) => new(Value<ModelObject>(key, "an object"), key, faults);

    /// <summary>The objects of a key.</summary>
    /// <param name="key">The list's key.</param>
    /// <param name="itemName">What one of them is called, without its number.</param>
    public ModelPart[] Parts(string key, string itemName) =>
        [.. Items(key).Select((item, index) => item is ModelObject part ? new ModelPart(part, $"{itemName} {index}", faults) : throw Other(key, "objects", item))];

    /// <summary>The texts of a key; none if there is no such key.</summary>
    public string[] Texts(string key) =>
        Has(key) ? [.. Items(key).Select(item => item is ModelText text ? text.Value : throw Other(key, "texts", item))] : [];

    /// <summary>The texts of a key; none if it is not a list of texts.</summary>
    public IEnumerable<string> FindTexts(string key) => content.Find(key) is ModelList { Items: var items } ? items.OfType<ModelText>().Select(text => text.Value) : [];

    /// <summary>The numbers of a key.</summary>
    public double[] Numbers(string key) => Value<ModelNumbers>(key, "a list of numbers").Values;

    /// <summary>The numbers of a key; null if there are none.</summary>
    public double[]? FindNumbers(string key) => (content.Find(key) as ModelNumbers)?.Values;

    /// <summary>The numbers of a key, which must be as many as something else.</summary>
    public double[] Numbers(string key, int count) =>
        Numbers(key) is var numbers && numbers.Length == count
            ? numbers
            : throw Fault($"{count} values of {key} were expected, but there are {numbers.Length}");

    /// <summary>The texts of all objects in this one, by their own keys: what belongs to the objective, for one. Of several with a key, the last.</summary>
    public IEnumerable<KeyValuePair<string, string>> InnerTexts() =>
        from part in content.Values
        where part.Value is ModelObject
        from entry in ((ModelObject)part.Value).Values
        where entry.Value is ModelText
        select KeyValuePair.Create(entry.Key, ((ModelText)entry.Value).Value);

    public string Text(string key) => Value<ModelText>(key, "a text").Value;

    /// <summary>The whole number, not negative, that a key has as its text; 0 if there is no such key.</summary>
    public int Count(string key) =>
        !Has(key) ? 0
        : int.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count
        : throw Fault($"{key} is '{Excerpt.Of(Text(key))}', which is no such count");

    /// <summary>The error for a fault of this part.</summary>
    public SlipwayException Fault(string what, Exception? cause = null) => faults.Damaged(name, what, cause);

    /// <summary>The error for a sound model that Slipway can't score.</summary>
    public SlipwayException Unsupported(string what) => faults.Unsupported(what);

    private IReadOnlyList<ModelNode> Items(string key) =>
        content.Find(key) is ModelNumbers { Values.Length: 0 } ? [] : Value<ModelList>(key, "a list").Items;

    private TNode Value<TNode>(string key, string expected)
        where TNode : ModelNode =>
        content.Find(key) switch
        {
            TNode value => value,
            null => throw Fault($"{key} is missing"),
            var other => throw Other(key, expected, other),
        };

    private SlipwayException Other(string key, string expected, ModelNode found) => Fault($"{key} should hold {expected}, but holds {found.Kind}");
}
