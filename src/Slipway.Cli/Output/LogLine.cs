using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Slipway.Cli.Output;

/// <summary>A note, warning or error as one line of JSON, for what collects the logs of containers.</summary>
internal static class LogLine
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="level"><c>info</c>, <c>warning</c> or <c>error</c>.</param>
    /// <param name="message">The sentences.</param>
    /// <param name="writeMore">Writes further properties.</param>
    public static string Compose(string level, string message, Action<Utf8JsonWriter>? writeMore = null)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("time", DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
            writer.WriteString("level", level);
            writer.WriteString("message", message);
            writeMore?.Invoke(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
