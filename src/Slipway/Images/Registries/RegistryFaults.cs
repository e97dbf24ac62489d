using System.Net;
using Slipway.Images.Format;

namespace Slipway.Images.Registries;

/// <summary>What a registry refused, in words.</summary>
internal static class RegistryFaults
{
    public static SlipwayException Of(HttpResponseMessage response, ImageName name, bool hasCredentials) => new(ErrorKind.Database, response.StatusCode switch
    {
        HttpStatusCode.Unauthorized when hasCredentials => $"The registry {name.Registry} refused the credentials of docker login. Log in again: docker login {name.Registry}.",
        HttpStatusCode.Unauthorized => LoginWanted(name),
        HttpStatusCode.Forbidden => $"The user may not push to {name.Repository} in the registry {name.Registry}. Choose a repository of yours, or ask for the right.",
        HttpStatusCode.NotFound => $"{name.Registry} has no place for {name.Repository}: it is no registry, or the repository must be made there first.",
        _ => $"The registry {name.Registry} answered {(int)response.StatusCode} ({response.ReasonPhrase}) to {response.RequestMessage!.Method} {response.RequestMessage.RequestUri!.AbsolutePath}.",
    });

    /// <summary>The registry asks for credentials, and nobody logged in.</summary>
    public static string LoginWanted(ImageName name) => $"The registry {name.Registry} wants to know who pushes. Log in: docker login {name.Registry}.";

    public static SlipwayException Of(Exception fault, ImageName name, string? certificate) => new(
        ErrorKind.Database,
        certificate is not null
            ? $"The certificate of the registry {name.Registry} is not to be trusted: {certificate}. Add its authority to this machine's certificates (SSL_CERT_FILE)."
            : $"The registry {name.Registry} can't be reached: {fault.Message.TrimEnd('.')}.",
        fault);
}
