using System.Net.Security;

namespace Slipway.Images.Registries;

/// <summary>Sends one request and reads the whole answer, over HTTP or HTTPS.</summary>
internal sealed class RegistryTransport : IDisposable
{
    private const int PieceBytes = 64 * 1024;
    private static readonly TimeSpan LongestConnect = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;

    private readonly TimeSpan _longestStall;

    /// <param name="longestStall">After how long without a byte sent or received a request is given up. However long it takes in all is no fault.</param>
    public RegistryTransport(TimeSpan longestStall)
    {
        _longestStall = longestStall;
        _http = new HttpClient(new SocketsHttpHandler
        {
            // A token must not follow to the storage that a registry redirects to; and uploads are never redirected.
            AllowAutoRedirect = false,
            ConnectTimeout = LongestConnect,
            SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, errors) => Check(certificate?.Subject, errors) },
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Why the last server's certificate is not to be trusted; null where it is.</summary>
    public string? CertificateFault { get; private set; }

    public void Dispose() => _http.Dispose();

    /// <summary>Whether an exception is one of the network's, which <see cref="SendAsync"/> throws.</summary>
    public static bool IsNetworkFault(Exception fault) => fault is HttpRequestException or IOException or TimeoutException;

    /// <exception cref="HttpRequestException">The server can't be reached, or the connection ended before the answer did.</exception>
    /// <exception cref="IOException">The same.</exception>
    /// <exception cref="TimeoutException">Nothing came or went for too long.</exception>
    public async Task<RegistryAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        void Moved(long bytes = 0) => stall.CancelAfter(_longestStall);
        if (request.Content is BlobContent blob)
        {
            blob.Sent += Moved;
        }

        Moved();
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stall.Token).ConfigureAwait(false);
            var content = await ReadAsync(response.Content, () => Moved(), stall.Token).ConfigureAwait(false);
            return new RegistryAnswer(
                $"{request.Method} {request.RequestUri!.AbsolutePath}", response.StatusCode, response.ReasonPhrase, response.Headers.Location?.OriginalString,
                Challenge.Of(response.Headers.WwwAuthenticate), content);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException(FormattableString.Invariant(stall.IsCancellationRequested
                ? $"nothing came or went for {_longestStall.TotalSeconds:0.#} s"
                : (FormattableString)$"there was no connection within {LongestConnect.TotalSeconds:0.#} s"));
        }
    }

    private static async Task<byte[]> ReadAsync(HttpContent body, Action moved, CancellationToken cancellationToken)
    {
        await using var stream = await body.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var content = new MemoryStream();
        var piece = new byte[PieceBytes];
        for (moved(); await stream.ReadAsync(piece, cancellationToken).ConfigureAwait(false) is > 0 and var count; moved())
        {
            content.Write(piece.AsSpan(0, count));
        }

        return content.ToArray();
    }

    private bool Check(string? subject, SslPolicyErrors errors)
    {
        CertificateFault = errors == SslPolicyErrors.None ? null
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? $"it is another host's ({subject})"
            : $"no authority that this machine trusts vouches for it ({subject})";
        return errors == SslPolicyErrors.None;
    }
}
