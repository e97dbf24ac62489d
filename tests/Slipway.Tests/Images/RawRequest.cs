using System.Globalization;
using System.Text;

namespace Slipway.Tests.Images;

/// <summary>A request to a <see cref="RawRegistry"/>, of which the headers are read, and no body.</summary>
/// <param name="Number">How many there were, with it.</param>
/// <param name="Text">Method and path.</param>
/// <param name="Connection">The connection.</param>
/// <param name="Length">The body's length.</param>
internal sealed record RawRequest(int Number, string Text, Stream Connection, int Length)
{
    public string Method => Text.Split(' ')[0];

    /// <summary>Reads so many bytes of the body.</summary>
    public Task ReadAsync(int count) => Connection.ReadExactlyAsync(new byte[count]).AsTask();

    /// <summary>Reads what there is of a body, and answers.</summary>
    /// <param name="status">The status, with its words.</param>
    /// <param name="body">The body.</param>
    /// <param name="sent">How many bytes of the body are sent; null for all.</param>
    /// <param name="headers">More headers, each with its end of line.</param>
    public async Task AnswerAsync(string status, byte[]? body = null, int? sent = null, string headers = "")
    {
        await ReadAsync(Length);
        await WriteAsync(status, body ?? [], sent, headers);
    }

    /// <summary>The same, without reading.</summary>
    public async Task WriteAsync(string status, byte[] body, int? sent = null, string headers = "")
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{headers}\r\n");
        await Connection.WriteAsync(Encoding.ASCII.GetBytes(head));
        await Connection.WriteAsync(body.AsMemory(0, sent ?? body.Length));
    }
}
