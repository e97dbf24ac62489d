using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Slipway.Tests.Images;

/// <summary>Answers on loopback with the bytes that a test gives, and ends the connection after them: also in the middle of an answer.</summary>
internal sealed class RawRegistry : IDisposable
{
    private const byte TlsHandshake = 0x16;
    private const string LengthField = "Content-Length:";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<string> _requests = [];

    /// <param name="answer">Answers a request.</param>
    public RawRegistry(Func<RawRequest, Task> answer)
    {
        _listener.Start();
        Host = string.Create(CultureInfo.InvariantCulture, $"localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = AnswerAllAsync(answer);
    }

    public string Host { get; }

    /// <summary>What was asked so far: method and path.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public void Dispose() => _listener.Dispose();

    private async Task AnswerAllAsync(Func<RawRequest, Task> answer)
    {
        while (true)
        {
            try
            {
                _ = AnswerAsync(await _listener.AcceptSocketAsync(), answer);
            }
            catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
            {
                // The test is over.
                return;
            }
        }
    }

    private async Task AnswerAsync(Socket socket, Func<RawRequest, Task> answer)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            if (await ReadRequestAsync(stream) is { } request)
            {
                int number;
                lock (_requests)
                {
                    _requests.Add(request.Text);
                    number = _requests.Count;
                }

                await answer(new RawRequest(number, request.Text, stream, request.Length));
            }
        }
        catch (IOException)
        {
            // The other side went away, which is its test's to tell.
        }
    }

    // Method and path, and the length of the body; null for what is no HTTP.
    private static async Task<(string Text, int Length)?> ReadRequestAsync(NetworkStream stream)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one) == 1 && one[0] != TlsHandshake)
        {
            text.Append((char)one[0]);
            if (one[0] == '\n' && text.ToString() is var read && read.EndsWith("\r\n\r\n", StringComparison.Ordinal))
            {
                var length = read.Split("\r\n").FirstOrDefault(line => line.StartsWith(LengthField, StringComparison.OrdinalIgnoreCase))?[LengthField.Length..] ?? "0";
                return (string.Join(' ', read.Split(' ', '?')[..2]), int.Parse(length, CultureInfo.InvariantCulture));
            }
        }

        return null;
    }
}
