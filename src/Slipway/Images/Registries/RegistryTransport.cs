using System.Net.Security;

namespace Slipway.Images.Registries;

/// <summary>Sends one request and reads the whole answer, over HTTP or HTTPS.</summary>
internal sealed class RegistryTransport : IDisposable
{
    private readonly HttpClient _http;

    public RegistryTransport() => _http = new HttpClient(new SocketsHttpHandler
    {
        // A token must not follow to the storage that a registry redirects to; and uploads are never redirected.
        AllowAutoRedirect = false,
        SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, errors) => Check(certificate?.Subject, errors) },
    });

    /// <summary>Why the last server's certificate is not to be trusted; null where it is.</summary>
    public string? CertificateFault { get; private set; }

    public void Dispose() => _http.Dispose();

    /// <summary>Whether an exception is one of the network's, which <see cref="SendAsync"/> throws.</summary>
    public static bool IsNetworkFault(Exception fault) => fault is HttpRequestException or IOException;

    /// <exception cref="HttpRequestException">The server can't be reached, or the connection ended before the answer did.</exception>
    /// <exception cref="IOException">The same.</exception>
    public async Task<RegistryAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        var content = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return new RegistryAnswer(
            $"{request.Method} {request.RequestUri!.AbsolutePath}", response.StatusCode, response.ReasonPhrase, response.Headers.Location?.OriginalString,
            Challenge.Of(response.Headers.WwwAuthenticate), content);
    }

    private bool Check(string? subject, SslPolicyErrors errors)
    {
        CertificateFault = errors == SslPolicyErrors.None ? null
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? $"it is another host's ({subject})"
            : $"no authority that this machine trusts vouches for it ({subject})";
        return errors == SslPolicyErrors.None;
    }
}
