using System.Globalization;
using System.Text.Json;

namespace Slipway.Models.XgBoost;

/// <summary>Reads the values of a model in JSON, in one pass. It takes about as much memory as the file.</summary>
internal static class XgBoostJson
{
    /// <exception cref="SlipwayException">The text is no JSON object.</exception>
    public static ModelObject Read(ReadOnlySpan<byte> utf8, XgBoostFaults faults)
    {
        var reader = new Utf8JsonReader(JsonSpecialNumbers.Quote(utf8), new JsonReaderOptions { MaxDepth = XgBoostFaults.MaxDepth });
        try
        {
            reader.Read();
            var root = Object(ref reader, faults);

            // What follows the object is an error that the reader raises itself.
            reader.Read();
            return root;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw faults.Damaged($"byte {reader.BytesConsumed}", $"this is not JSON as XGBoost writes it: {fault.Message.TrimEnd('.')}", fault);
        }
    }

    private static ModelObject Object(ref Utf8JsonReader reader, XgBoostFaults faults)
    {
        var values = new ModelObject();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            if (UnneededKeys.Contain(key))
            {
                reader.Skip();
            }
            else if (!values.TryAdd(key, Value(ref reader, faults)))
            {
                throw faults.Damaged($"byte {reader.BytesConsumed}", $"'{key}' stands twice in one object");
            }
        }

        return values;
    }

    private static ModelNode Value(ref Utf8JsonReader reader, XgBoostFaults faults) =>
        Number(ref reader) is { } number ? new ModelNumbers([number])
        : reader.TokenType switch
        {
            JsonTokenType.StartObject => Object(ref reader, faults),
            JsonTokenType.StartArray => List(ref reader, faults),
            JsonTokenType.String => new ModelText(reader.GetString()!),
            _ => throw faults.Damaged($"byte {reader.BytesConsumed}", "a value was expected, but null was found"),
        };

    private static ModelNode List(ref Utf8JsonReader reader, XgBoostFaults faults)
    {
        var list = new ModelListBuilder();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Number(ref reader) is { } number)
            {
                list.Add(number);
            }
            else
            {
                list.Add(Value(ref reader, faults));
            }
        }

        return !list.IsMixed ? list.Build() : throw faults.Damaged($"byte {reader.BytesConsumed}", "numbers and other values are mixed in one list");
    }

    /// <summary>The present value if it is a number, rounded to float32 as XGBoost rounds it if it is not whole; false counts as 0 and true as 1.</summary>
    private static double? Number(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt64(out var whole) => whole,
        JsonTokenType.Number => float.Parse(reader.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture),
        JsonTokenType.String => JsonSpecialNumbers.Value(reader.ValueSpan),
        JsonTokenType.True => 1,
        JsonTokenType.False => 0,
        _ => null,
    };
}
