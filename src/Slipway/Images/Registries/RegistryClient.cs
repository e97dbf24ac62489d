using System.Net;
using System.Net.Http.Headers;
using Slipway.Images.Format;

namespace Slipway.Images.Registries;

/// <summary>Speaks to one repository of a registry by the distribution protocol, with the credentials of <c>docker login</c>.</summary>
internal sealed class RegistryClient : IDisposable
{
    private readonly RegistryUse _use;
    private readonly RegistryTransport _transport;
    private readonly RegistryLogin _login;
    private AuthenticationHeaderValue? _authorization;
    private bool _isPlain;

    /// <param name="name">The image, in the repository.</param>
    /// <param name="use">What is asked of it.</param>
    /// <param name="longestStall">After how long without a byte sent or received a request is given up; null for two minutes.</param>
    public RegistryClient(ImageName name, RegistryUse use, TimeSpan? longestStall = null)
    {
        Name = name;
        _use = use;
        _transport = new RegistryTransport(longestStall ?? TimeSpan.FromMinutes(2));
        _login = new RegistryLogin(name, use, _transport);
    }

    /// <summary>The image that it is about.</summary>
    public ImageName Name { get; }

    public void Dispose() => _transport.Dispose();

    /// <summary>An address under the repository: <c>blobs/sha256:…</c>.</summary>
    public Uri Address(string path) => new(Repository, path);

    /// <summary>Where the registry sends to: an address, whole or seen from the repository.</summary>
    /// <exception cref="SlipwayException">It names none.</exception>
    public Uri Place(RegistryAnswer answer) => Uri.TryCreate(Repository, answer.Location, out var place) && place.Scheme is "http" or "https"
        ? place
        : throw RegistryFaults.NoPlace(answer, Name);

    /// <summary>An address, which may have a query already, with more of one.</summary>
    public static string WithQuery(string address, string more) => $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{more}";

    /// <summary>Sends a request, again where the network or the registry failed for the moment, and with credentials once it asks for them.</summary>
    /// <param name="create">Makes the request, for each try anew.</param>
    /// <param name="expected">The answers that are no fault.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="SlipwayException">The registry refuses or can't be reached.</exception>
    public Task<RegistryAnswer> SendAsync(Func<HttpRequestMessage> create, HttpStatusCode[] expected, CancellationToken cancellationToken) =>
        TransientFault.RetryAsync(() => SendOnceAsync(create, expected, cancellationToken), cancellationToken);

    /// <summary>The same, once only, for what is one try together with other requests.</summary>
    /// <exception cref="TransientFault">The network or the registry failed for the moment.</exception>
    /// <exception cref="SlipwayException">The registry refuses or can't be reached.</exception>
    public async Task<RegistryAnswer> SendOnceAsync(Func<HttpRequestMessage> create, HttpStatusCode[] expected, CancellationToken cancellationToken)
    {
        for (var isAnswered = false; ;)
        {
            RegistryAnswer answer;
            bool isOwn;
            try
            {
                using var request = create();

                // An upload may be sent to another host, which credentials must not follow to.
                isOwn = request.RequestUri!.Authority == Repository.Authority;
                request.Headers.Authorization = isOwn ? _authorization : null;
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
                var told = RegistryFaults.Of(fault, Name, _transport.CertificateFault);
                throw RegistryFaults.IsTransient(fault) && _transport.CertificateFault is null ? new TransientFault(told) : told;
            }

            if (expected.Contains(answer.Status))
            {
                return answer;
            }

            // A token may end before the push does: then there is another one to be had, while a password stays what it is.
            if (answer.Status == HttpStatusCode.Unauthorized && isOwn && !isAnswered && answer.Challenge is { } challenge && (_authorization is null || challenge.Scheme == "Bearer"))
            {
                isAnswered = true;
                _authorization = await _login.AnswerAsync(challenge, cancellationToken).ConfigureAwait(false);
                continue;
            }

            var refusal = RegistryFaults.Of(answer, Name, _use, _login.HasCredentials);
            throw answer.IsTransient ? new TransientFault(refusal) : refusal;
        }
    }

    private Uri Repository => new($"{(_isPlain ? "http" : "https")}://{Host}/v2/{Name.Repository}/");

    private string Host => Name.Registry == "docker.io" ? "registry-1.docker.io" : Name.Registry;

    private bool IsLoopback => Repository.IsLoopback;
}
