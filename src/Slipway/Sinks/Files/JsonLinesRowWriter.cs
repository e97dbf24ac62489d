using System.Text.Encodings.Web;
using System.Text.Json;

namespace Slipway.Sinks.Files;

/// <summary>One JSON object a line.</summary>
internal sealed class JsonLinesRowWriter : IRowWriter, IDisposable
{
    private readonly Stream _stream;
    private readonly Utf8JsonWriter _writer;
    private readonly JsonEncodedText[] _names;

    public JsonLinesRowWriter(Stream stream, IReadOnlyList<string> names)
    {
        _stream = stream;
        _names = [.. names.Select(name => JsonEncodedText.Encode(name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping))];
        _writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    public void WriteHeader()
    {
    }

    public void WriteRow(ReadOnlySpan<Field> fields)
    {
        _writer.WriteStartObject();
        for (var i = 0; i < fields.Length; i++)
        {
            _writer.WritePropertyName(_names[i]);
            if (fields[i].IsText)
            {
                _writer.WriteStringValue(fields[i].Text);
            }
            else
            {
                _writer.WriteRawValue(fields[i].ToString());
            }
        }

        _writer.WriteEndObject();
        _writer.Flush();
        _writer.Reset();
        _stream.WriteByte((byte)'\n');
    }

    public void Flush() => _stream.Flush();

    public void Dispose() => _writer.Dispose();
}
