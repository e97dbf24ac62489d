using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Slipway.Images.Format;

namespace Slipway.Images.Registries;

/// <summary>Answers what a registry asks of who comes: with the credentials of <c>docker login</c>, or with a token that they get at another server.</summary>
internal sealed class RegistryLogin(ImageName name, RegistryUse use, RegistryTransport transport)
{
    private readonly RegistryCredentials? _credentials = RegistryCredentials.Find(name.Registry);

    /// <summary>Whether there was a <c>docker login</c>.</summary>
    public bool HasCredentials => _credentials is not null;

    /// <exception cref="TransientFault">The server of tokens failed for the moment.</exception>
    /// <exception cref="SlipwayException">There are no credentials, or no token for them.</exception>
    public async Task<AuthenticationHeaderValue> AnswerAsync(Challenge challenge, CancellationToken cancellationToken)
    {
        var basic = _credentials is null
            ? null
            : new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{_credentials.User}:{_credentials.Password}")));
        if (challenge.Scheme == "Basic")
        {
            return basic ?? throw new SlipwayException(ErrorKind.Database, RegistryFaults.LoginWanted(name, use));
        }

        var address = TokenAddress(challenge);
        var server = address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        RegistryAnswer answer;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Authorization = basic } };
            answer = await transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (RegistryTransport.IsNetworkFault(fault))
        {
            var told = RegistryFaults.NoToken(name, server, RegistryFaults.Words(fault), fault);
            throw RegistryFaults.IsTransient(fault) ? new TransientFault(told) : told;
        }

        return answer.Status switch
        {
            HttpStatusCode.OK => new AuthenticationHeaderValue("Bearer", ReadToken(answer, server)),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => throw RegistryFaults.Of(answer, name, use, HasCredentials),
            _ when answer.IsTransient => throw new TransientFault(NoToken(answer, server)),
            _ => throw NoToken(answer, server),
        };
    }

    private Uri TokenAddress(Challenge challenge)
    {
        var scope = Uri.EscapeDataString($"repository:{name.Repository}:{(use == RegistryUse.Pull ? "pull" : "pull,push")}");
        var service = challenge.Values.TryGetValue("service", out var named) ? $"service={Uri.EscapeDataString(named)}&" : "";
        var realm = challenge.Values.GetValueOrDefault("realm") ?? "";
        return Uri.TryCreate(RegistryClient.WithQuery(realm, $"{service}scope={scope}"), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw RegistryFaults.NoToken(name, realm, "that is no address", null);
    }

    private string ReadToken(RegistryAnswer answer, string server)
    {
        try
        {
            using var json = JsonDocument.Parse(answer.Content);
            var token = json.RootElement.TryGetProperty("token", out var value) ? value : json.RootElement.GetProperty("access_token");
            return token.GetString() ?? throw new KeyNotFoundException();
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw RegistryFaults.NoToken(name, server, "its answer has no token in it", fault);
        }
    }

    private SlipwayException NoToken(RegistryAnswer answer, string server) => RegistryFaults.NoToken(name, server, $"it answered {answer.StatusText}", null);
}
