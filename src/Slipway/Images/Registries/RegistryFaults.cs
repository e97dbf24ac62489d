using System.Net;
using Slipway.Images.Format;

namespace Slipway.Images.Registries;

/// <summary>What a registry refused, in words.</summary>
internal static class RegistryFaults
{
    public static SlipwayException Of(HttpResponseMessage response, ImageName name, RegistryUse use, bool hasCredentials) => new(ErrorKind.Database, response.StatusCode switch
    {
        HttpStatusCode.Unauthorized when hasCredentials => $"The registry {name.Registry} refused the credentials of docker login. Log in again: docker login {name.Registry}.",
        HttpStatusCode.Unauthorized => LoginWanted(name, use),
        HttpStatusCode.Forbidden when use == RegistryUse.Pull => $"The user may not read {name.Repository} in the registry {name.Registry}. Ask for the right, or log in as another: docker login {name.Registry}.",
        HttpStatusCode.NotFound when use == RegistryUse.Pull => $"The registry {name.Registry} has no image {name.Repository}:{name.Tag}.",
        HttpStatusCode.Forbidden => $"The user may not push to {name.Repository} in the registry {name.Registry}. Choose a repository of yours, or ask for the right.",
        HttpStatusCode.NotFound => $"{name.Registry} has no place for {name.Repository}: it is no registry, or the repository must be made there first.",
        _ => $"The registry {name.Registry} answered {(int)response.StatusCode} ({response.ReasonPhrase}) to {response.RequestMessage!.Method} {response.RequestMessage.RequestUri!.AbsolutePath}.",
    });

    /// <summary>The registry asks for credentials, and nobody logged in.</summary>
    public static string LoginWanted(ImageName name, RegistryUse use) =>
        $"The registry {name.Registry} wants to know who {(use == RegistryUse.Pull ? "asks" : "pushes")}. Log in: docker login {name.Registry}.";

    /// <summary>The server that gives tokens for the registry gave none.</summary>
    public static SlipwayException NoToken(ImageName name, string address, string why, Exception? fault) => new(
        ErrorKind.Database, $"The registry {name.Registry} wants a token from '{address}', and there is none to be had: {why.TrimEnd('.')}.", fault);

    public static SlipwayException Of(Exception fault, ImageName name, string? certificate) => new(
        ErrorKind.Database,
        certificate is not null
            ? $"The certificate of the registry {name.Registry} is not to be trusted: {certificate}. Add its authority to this machine's certificates (SSL_CERT_FILE)."
            : $"The registry {name.Registry} can't be reached: {fault.Message.TrimEnd('.')}.",
        fault);
}
