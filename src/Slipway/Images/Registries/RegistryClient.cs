using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Slipway.Images.Format;

namespace Slipway.Images.Registries;

/// <summary>Speaks to one repository of a registry by the distribution protocol, with the credentials of <c>docker login</c>.</summary>
internal sealed class RegistryClient(ImageName name, RegistryUse use) : IDisposable
{
    private readonly RegistryTransport _transport = new();
    private readonly RegistryCredentials? _credentials = RegistryCredentials.Find(name.Registry);
    private AuthenticationHeaderValue? _authorization;
    private bool _isPlain;

    public void Dispose() => _transport.Dispose();

    /// <summary>An address under the repository: <c>blobs/sha256:…</c>.</summary>
    public Uri Address(string path) => new(Repository, path);

    /// <summary>Where the registry sends to: an address, whole or seen from the repository.</summary>
    /// <exception cref="SlipwayException">It names none.</exception>
    public Uri Place(RegistryAnswer answer) => Uri.TryCreate(Repository, answer.Location, out var place) && place.Scheme is "http" or "https"
        ? place
        : throw RegistryFaults.NoPlace(answer, name);

    /// <summary>An address, which may have a query already, with more of one.</summary>
    public static string WithQuery(string address, string more) => $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{more}";

    /// <summary>Sends a request, again where the network or the registry failed for the moment, and with credentials once it asks for them.</summary>
    /// <param name="create">Makes the request, for each try anew.</param>
    /// <param name="expected">The answers that are no fault.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="SlipwayException">The registry refuses or can't be reached.</exception>
    public Task<RegistryAnswer> SendAsync(Func<HttpRequestMessage> create, HttpStatusCode[] expected, CancellationToken cancellationToken) =>
        TransientFault.RetryAsync(() => SendOnceAsync(create, expected, cancellationToken), cancellationToken);

    private async Task<RegistryAnswer> SendOnceAsync(Func<HttpRequestMessage> create, HttpStatusCode[] expected, CancellationToken cancellationToken)
    {
        while (true)
        {
            RegistryAnswer answer;
            try
            {
                using var request = create();

                // An upload may be sent to another host, which credentials must not follow to.
                request.Headers.Authorization = request.RequestUri!.Authority == Repository.Authority ? _authorization : null;
                answer = await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (HttpRequestException fault) when (fault.HttpRequestError == HttpRequestError.SecureConnectionError && _transport.CertificateFault is null && !_isPlain && IsLoopback)
            {
                // As Docker does: a registry on this machine needs no TLS.
                _isPlain = true;
                continue;
            }
            catch (Exception fault) when (RegistryTransport.IsNetworkFault(fault))
            {
                var told = RegistryFaults.Of(fault, name, _transport.CertificateFault);
                throw RegistryFaults.IsTransient(fault) && _transport.CertificateFault is null ? new TransientFault(told) : told;
            }

            if (expected.Contains(answer.Status))
            {
                return answer;
            }

            if (answer.Status == HttpStatusCode.Unauthorized && _authorization is null && answer.Challenge is { } challenge)
            {
                _authorization = await AnswerAsync(challenge, cancellationToken).ConfigureAwait(false);
                continue;
            }

            var refusal = RegistryFaults.Of(answer, name, use, _credentials is not null);
            throw answer.IsTransient ? new TransientFault(refusal) : refusal;
        }
    }

    private Uri Repository => new($"{(_isPlain ? "http" : "https")}://{Host}/v2/{name.Repository}/");

    private string Host => name.Registry == "docker.io" ? "registry-1.docker.io" : name.Registry;

    private bool IsLoopback => Repository.IsLoopback;

    private async Task<AuthenticationHeaderValue> AnswerAsync(Challenge challenge, CancellationToken cancellationToken)
    {
        var basic = _credentials is null
            ? null
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_credentials.User}:{_credentials.Password}")));
        if (challenge.Scheme == "Basic")
        {
            return basic ?? throw new SlipwayException(ErrorKind.Database, RegistryFaults.LoginWanted(name, use));
        }

        var scope = Uri.EscapeDataString($"repository:{name.Repository}:{(use == RegistryUse.Pull ? "pull" : "pull,push")}");
        var service = challenge.Values.TryGetValue("service", out var named) ? $"service={Uri.EscapeDataString(named)}&" : "";
        var realm = challenge.Values.GetValueOrDefault("realm") ?? "";
        if (!Uri.TryCreate(WithQuery(realm, $"{service}scope={scope}"), UriKind.Absolute, out var address))
        {
            throw RegistryFaults.NoToken(name, realm, "that is no address", null);
        }

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Authorization = basic } };
            var answer = await _transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (answer.Status != HttpStatusCode.OK)
            {
                throw RegistryFaults.Of(answer, name, use, _credentials is not null);
            }

            using var json = JsonDocument.Parse(answer.Content);
            var token = json.RootElement.TryGetProperty("token", out var value) ? value : json.RootElement.GetProperty("access_token");
            return new AuthenticationHeaderValue("Bearer", token.GetString());
        }
        catch (Exception fault) when (RegistryTransport.IsNetworkFault(fault))
        {
            var told = RegistryFaults.NoToken(name, address.GetLeftPart(UriPartial.Path), RegistryFaults.Words(fault), fault);
            throw RegistryFaults.IsTransient(fault) ? new TransientFault(told) : told;
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw RegistryFaults.NoToken(name, address.GetLeftPart(UriPartial.Path), "its answer has no token in it", fault);
        }
    }
}
