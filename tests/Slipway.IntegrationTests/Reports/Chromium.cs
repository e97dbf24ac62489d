using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Slipway.IntegrationTests.Reports;

/// <summary>
/// A headless Chromium with one page, driven through its DevTools protocol. Collects what a page that is well
/// never has: exceptions, console messages, and requests for anything but the page itself.
/// </summary>
internal sealed class Chromium : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private int _lastId;

    private Chromium(Process process, string profile)
    {
        _process = process;
        _profile = profile;
    }

    /// <summary>What went wrong on the page, in words; empty for a page that is well.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>The path of the browser; null where there is none.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => new[] { "chromium", "chromium-browser", "google-chrome" }.Select(name => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    public static async Task<Chromium> StartAsync(CancellationToken cancellationToken)
    {
        var profile = Directory.CreateTempSubdirectory("slipway-chromium-").FullName;
        var start = new ProcessStartInfo(Path!) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in new[]
        {
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-dev-shm-usage",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
            "--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank",
        })
        {
            start.ArgumentList.Add(argument);
        }

        var chromium = new Chromium(Process.Start(start)!, profile);
        try
        {
            await chromium.ConnectAsync(cancellationToken);
        }
        catch
        {
            await chromium.DisposeAsync();
            throw;
        }

        return chromium;
    }

    /// <summary>Opens a page of a width in CSS pixels and waits until it is loaded and laid out.</summary>
    public async Task OpenAsync(string url, int width, bool dark, CancellationToken cancellationToken)
    {
        Faults.Clear();
        await ResizeAsync(width, cancellationToken);
        var scheme = new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" };
        await SendAsync("Emulation.setEmulatedMedia", new() { ["features"] = new JsonArray(scheme) }, cancellationToken);
        var opened = await SendAsync("Page.navigate", new() { ["url"] = url }, cancellationToken);
        Assert.Null(opened["errorText"]?.GetValue<string>());
        await EvaluateAsync(
            "new Promise(done => { const settled = () => requestAnimationFrame(() => requestAnimationFrame(() => done(1)));"
            + " document.readyState === 'complete' ? settled() : addEventListener('load', settled); })", cancellationToken);
    }

    /// <summary>Gives the page another width in CSS pixels.</summary>
    public Task ResizeAsync(int width, CancellationToken cancellationToken) => SendAsync(
        "Emulation.setDeviceMetricsOverride",
        new() { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600 },
        cancellationToken);

    /// <summary>The value of a script's expression, a promise awaited.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression, CancellationToken cancellationToken)
    {
        var answer = await SendAsync("Runtime.evaluate", new() { ["expression"] = expression, ["awaitPromise"] = true, ["returnByValue"] = true }, cancellationToken);
        Assert.True(answer["exceptionDetails"] is null, answer.ToJsonString());
        return answer["result"]!["value"]?.DeepClone();
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // A child of the browser may still hold a file in the profile; the folder is a temporary one.
        }
    }

    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        const string Announcement = "DevTools listening on ";
        string? line;
        do
        {
            line = await _process.StandardError.ReadLineAsync(cancellationToken)
                ?? throw new InvalidOperationException("Chromium ended before it could be reached.");
        }
        while (!line.StartsWith(Announcement, StringComparison.Ordinal));

        // Nobody reads on, so the pipes must not fill up and stop the browser.
        _ = _process.StandardError.ReadToEndAsync(CancellationToken.None);
        _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var browser = new Uri(line[Announcement.Length..]);
        using var http = new HttpClient();
        var pages = JsonNode.Parse(await http.GetStringAsync($"http://{browser.Authority}/json/list", cancellationToken))!.AsArray();
        var page = pages.First(node => node!["type"]!.GetValue<string>() == "page")!["webSocketDebuggerUrl"]!.GetValue<string>();
        await _socket.ConnectAsync(new Uri(page), cancellationToken);
        foreach (var domain in new[] { "Page", "Runtime", "Log", "Network" })
        {
            await SendAsync(domain + ".enable", [], cancellationToken);
        }
    }

    private async Task<JsonNode> SendAsync(string method, JsonObject parameters, CancellationToken cancellationToken)
    {
        var id = ++_lastId;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        await _socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, cancellationToken);
        while (true)
        {
            var received = await ReceiveAsync(cancellationToken);
            if (received["id"]?.GetValue<int>() == id)
            {
                return received["result"] ?? throw new InvalidOperationException(received.ToJsonString());
            }

            Note(received);
        }
    }

    private async Task<JsonNode> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var text = new MemoryStream();
        var buffer = new byte[1 << 16];
        ValueWebSocketReceiveResult part;
        do
        {
            part = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            text.Write(buffer, 0, part.Count);
        }
        while (!part.EndOfMessage);

        return JsonNode.Parse(text.ToArray())!;
    }

    private void Note(JsonNode received)
    {
        var (method, parameters) = (received["method"]?.GetValue<string>(), received["params"]);
        if (method is "Runtime.exceptionThrown" or "Runtime.consoleAPICalled" or "Log.entryAdded" or "Page.javascriptDialogOpening")
        {
            Faults.Add($"{method}: {parameters?.ToJsonString()}");
        }
        else if (method == "Network.requestWillBeSent" && parameters!["type"]?.GetValue<string>() != "Document")
        {
            var url = parameters["request"]!["url"]!.GetValue<string>();
            if (!url.StartsWith("data:", StringComparison.Ordinal))
            {
                Faults.Add("request: " + url);
            }
        }
    }
}
