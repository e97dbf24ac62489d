using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Text;
using System.Text.Json;
using Slipway.Images.Format;

namespace Slipway.Images.Registries;

/// <summary>Speaks to one repository of a registry by the distribution protocol, with the credentials of <c>docker login</c>.</summary>
internal sealed class RegistryClient : IDisposable
{
    private const int Tries = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    private readonly ImageName _name;
    private readonly RegistryUse _use;
    private readonly HttpClient _http;
    private readonly RegistryCredentials? _credentials;
    private AuthenticationHeaderValue? _authorization;
    private string? _certificate;
    private bool _isPlain;

    public RegistryClient(ImageName name, RegistryUse use)
    {
        _name = name;
        _use = use;
        _credentials = RegistryCredentials.Find(name.Registry);
        _http = new HttpClient(new SocketsHttpHandler
        {
            // A token must not follow to the storage that a registry redirects to; and uploads are never redirected.
            AllowAutoRedirect = false,
            SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, errors) => Check(certificate?.Subject, errors) },
        });
    }

    public void Dispose() => _http.Dispose();

    /// <summary>An address under the repository: <c>blobs/sha256:…</c>; or, absolute, where the registry sent one to.</summary>
    public Uri Address(string path) => path.StartsWith("http", StringComparison.Ordinal)
        ? new Uri(path)
        : new Uri($"{(_isPlain ? "http" : "https")}://{Host}{(path.StartsWith('/') ? "" : $"/v2/{_name.Repository}/")}{path}");

    /// <summary>An address, which may have a query already, with more of one.</summary>
    public static string WithQuery(string address, string more) => $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{more}";

    /// <summary>Sends a request, again where the network or the registry failed for the moment, and with credentials once it asks for them.</summary>
    /// <param name="create">Makes the request, for each try anew.</param>
    /// <param name="expected">The answers that are no fault.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="SlipwayException">The registry refuses or can't be reached.</exception>
    public async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> create, HttpStatusCode[] expected, CancellationToken cancellationToken)
    {
        var attempt = 1;
        while (true)
        {
            HttpResponseMessage response;
            try
            {
                using var request = create();

                // An upload may be sent to another host, which credentials must not follow to.
                request.Headers.Authorization = request.RequestUri!.Authority == Address("/").Authority ? _authorization : null;
                response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            }
            catch (HttpRequestException fault) when (fault.HttpRequestError == HttpRequestError.SecureConnectionError && _certificate is null && !_isPlain && IsLoopback)
            {
                // As Docker does: a registry on this machine needs no TLS.
                _isPlain = true;
                continue;
            }
            catch (HttpRequestException fault)
            {
                if (attempt == Tries || _certificate is not null || fault.HttpRequestError == HttpRequestError.NameResolutionError)
                {
                    throw RegistryFaults.Of(fault, _name, _certificate);
                }

                await Task.Delay(FirstPause * Math.Pow(2, attempt++ - 1), cancellationToken).ConfigureAwait(false);
                continue;
            }

            if (expected.Contains(response.StatusCode))
            {
                return response;
            }

            using (response)
            {
                if (response.StatusCode == HttpStatusCode.Unauthorized && _authorization is null && Challenge.Of(response.Headers.WwwAuthenticate) is { } challenge)
                {
                    _authorization = await AnswerAsync(challenge, cancellationToken).ConfigureAwait(false);
                    continue;
                }

                if (attempt == Tries || response.StatusCode is not (HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError))
                {
                    throw RegistryFaults.Of(response, _name, _use, _credentials is not null);
                }
            }

            await Task.Delay(FirstPause * Math.Pow(2, attempt++ - 1), cancellationToken).ConfigureAwait(false);
        }
    }

    private string Host => _name.Registry == "docker.io" ? "registry-1.docker.io" : _name.Registry;

    private bool IsLoopback => Address("/").IsLoopback;

    private bool Check(string? subject, SslPolicyErrors errors)
    {
        _certificate = errors == SslPolicyErrors.None ? null
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? $"it is another host's ({subject})"
            : $"no authority that this machine trusts vouches for it ({subject})";
        return errors == SslPolicyErrors.None;
    }

    private async Task<AuthenticationHeaderValue> AnswerAsync(Challenge challenge, CancellationToken cancellationToken)
    {
        var basic = _credentials is null
            ? null
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_credentials.User}:{_credentials.Password}")));
        if (challenge.Scheme == "Basic")
        {
            return basic ?? throw new SlipwayException(ErrorKind.Database, RegistryFaults.LoginWanted(_name, _use));
        }

        var scope = Uri.EscapeDataString($"repository:{_name.Repository}:{(_use == RegistryUse.Pull ? "pull" : "pull,push")}");
        var service = challenge.Values.TryGetValue("service", out var named) ? $"service={Uri.EscapeDataString(named)}&" : "";
        var realm = challenge.Values.GetValueOrDefault("realm") ?? "";
        if (!Uri.TryCreate(WithQuery(realm, $"{service}scope={scope}"), UriKind.Absolute, out var address))
        {
            throw RegistryFaults.NoToken(_name, realm, "that is no address", null);
        }

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Authorization = basic } };
            using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                throw RegistryFaults.Of(response, _name, _use, _credentials is not null);
            }

            using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            var token = json.RootElement.TryGetProperty("token", out var value) ? value : json.RootElement.GetProperty("access_token");
            return new AuthenticationHeaderValue("Bearer", token.GetString());
        }
        catch (HttpRequestException fault)
        {
            throw RegistryFaults.NoToken(_name, address.GetLeftPart(UriPartial.Path), fault.Message, fault);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw RegistryFaults.NoToken(_name, address.GetLeftPart(UriPartial.Path), "its answer has no token in it", fault);
        }
    }
}
