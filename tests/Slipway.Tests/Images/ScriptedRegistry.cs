using System.Globalization;
using System.Net;

namespace Slipway.Tests.Images;

/// <summary>Answers HTTP requests on loopback as a test says: what real registries do only when something is wrong with them.</summary>
internal sealed class ScriptedRegistry : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly List<string> _requests = [];

    /// <param name="answer">The status for the request of a number, counted from 1, by its method and path; for a started upload, its place is named.</param>
    public ScriptedRegistry(Func<int, string, string, HttpStatusCode> answer)
    {
        _listener.Prefixes.Add($"http://{Host}/");
        _listener.Start();
        _ = AnswerAllAsync(answer);
    }

    public string Host { get; } = string.Create(CultureInfo.InvariantCulture, $"localhost:{LoopbackPort.Free()}");

    /// <summary>Where to get a token; null where none is wanted.</summary>
    public string? Challenge { get; init; }

    /// <summary>The only right token.</summary>
    public string Token { get; set; } = "t0ken";

    /// <summary>What every answer holds.</summary>
    public string Body { get; set; } = "";

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

    public void Dispose() => _listener.Close();

    private async Task AnswerAllAsync(Func<int, string, string, HttpStatusCode> answer)
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                var (method, path) = (context.Request.HttpMethod, context.Request.Url!.AbsolutePath);
                int number;
                lock (_requests)
                {
                    _requests.Add($"{method} {path}");
                    number = _requests.Count;
                }

                await context.Request.InputStream.CopyToAsync(Stream.Null);
                var isAsked = Challenge is not null && context.Request.Headers["Authorization"] != $"Bearer {Token}";
                context.Response.StatusCode = (int)(isAsked ? HttpStatusCode.Unauthorized : answer(number, method, path));
                context.Response.Headers[isAsked ? "WWW-Authenticate" : "Location"] = isAsked ? Challenge : $"{path}upload";
                context.Response.Close(System.Text.Encoding.UTF8.GetBytes(method == "HEAD" ? "" : Body), willBlock: false);
            }
        }
        catch (Exception fault) when (fault is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
