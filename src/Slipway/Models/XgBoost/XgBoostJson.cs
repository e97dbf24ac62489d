using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Slipway.Models.XgBoost;

/// <summary>Reads the values of a model in JSON, in one pass. It takes about three times the memory of the file, most of it for lists that grow.</summary>
internal ref struct XgBoostJson
{
    private const int ShownBytes = 30;

    private readonly ReadOnlySpan<byte> _file;
    private readonly XgBoostFaults _faults;
    private readonly bool _withFacts;
    private Utf8JsonReader _reader;

    private XgBoostJson(ReadOnlySpan<byte> file, XgBoostFaults faults, bool withFacts)
    {
        _file = file;
        _withFacts = withFacts;
        _faults = faults;
        _reader = new Utf8JsonReader(JsonSpecialNumbers.Quote(file), new JsonReaderOptions { MaxDepth = XgBoostFaults.MaxDepth });
    }

    /// <exception cref="SlipwayException">The text is no JSON object.</exception>
    public static ModelObject Read(ReadOnlySpan<byte> file, XgBoostFaults faults, bool withFacts)
    {
        var json = new XgBoostJson(file, faults, withFacts);
        try
        {
            json._reader.Read();
            var root = json.Object();

            // What follows the object is an error that the reader raises itself.
            json._reader.Read();
            return root;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The reader's own message is of tokens, and can have all the rest of the file in it.
            throw json.Fault(
                fault.Message.Contains("configured depth", StringComparison.Ordinal)
                    ? $"this is not JSON as XGBoost writes it: {Excerpt.Of(fault.Message)}"
                    : $"this is not JSON as XGBoost writes it: found {json.Rest()}",
                fault);
        }
    }

    private ModelObject Object()
    {
        var values = new ModelObject();
        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = _reader.GetString()!;
            _reader.Read();
            if (UnneededKeys.Contain(key, _withFacts))
            {
                _reader.Skip();
            }
            else if (!values.TryAdd(key, Value()))
            {
                throw Fault($"'{Excerpt.Of(key)}' stands twice in one object");
            }
        }

        return values;
    }

    private ModelNode Value() =>
        Number() is { } number ? new ModelNumbers([number])
        : _reader.TokenType switch
        {
            JsonTokenType.StartObject => Object(),
            JsonTokenType.StartArray => List(),
            JsonTokenType.String => new ModelText(_reader.GetString()!),
            _ => throw Fault("a value was expected, but null was found"),
        };

    private ModelNode List()
    {
        var list = new ModelListBuilder();
        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            if (Number() is { } number)
            {
                list.Add(number);
            }
            else
            {
                list.Add(Value());
            }
        }

        return !list.IsMixed ? list.Build() : throw Fault("numbers and other values are mixed in one list");
    }

    /// <summary>The present value if it is a number, rounded to float32 as XGBoost rounds it if it is not whole; false counts as 0 and true as 1.</summary>
    private readonly double? Number() => _reader.TokenType switch
    {
        JsonTokenType.Number when _reader.TryGetInt64(out var whole) => whole,
        JsonTokenType.Number => float.Parse(_reader.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture),
        JsonTokenType.String => JsonSpecialNumbers.Value(_file[(int)_reader.TokenStartIndex]),
        JsonTokenType.True => 1,
        JsonTokenType.False => 0,
        _ => null,
    };

    /// <summary>What follows the last value that could be read.</summary>
    private readonly string Rest()
    {
        var rest = _file[(int)_reader.BytesConsumed..].TrimStart(" \t\r\n"u8);
        return rest.IsEmpty ? "the end of the file"
            : $"'{Excerpt.Of(Encoding.UTF8.GetString(rest[..Math.Min(rest.Length, ShownBytes)]))}{(rest.Length > ShownBytes ? "…" : "")}'";
    }

    private readonly SlipwayException Fault(string what, Exception? cause = null) => _faults.Damaged($"byte {_reader.BytesConsumed}", what, cause);
}
