using System.Net;
using Slipway.Images.Format;

namespace Slipway.Images.Registries;

/// <summary>What a registry refused, in words.</summary>
internal static class RegistryFaults
{
    public static SlipwayException Of(RegistryAnswer answer, ImageName name, RegistryUse use, bool hasCredentials) => new(ErrorKind.Database, answer.Status switch
    {
        HttpStatusCode.Unauthorized when hasCredentials => $"The registry {name.Registry} refused the credentials of docker login. Log in again: docker login {name.Registry}.",
        HttpStatusCode.Unauthorized => LoginWanted(name, use),
        HttpStatusCode.Forbidden when use == RegistryUse.Pull => $"The user may not read {name.Repository} in the registry {name.Registry}. Ask for the right, or log in as another: docker login {name.Registry}.",
        HttpStatusCode.NotFound when use == RegistryUse.Pull => $"The registry {name.Registry} has no image {name.Repository}:{name.Tag}.",
        HttpStatusCode.Forbidden => $"The user may not push to {name.Repository} in the registry {name.Registry}. Choose a repository of yours, or ask for the right.",
        HttpStatusCode.NotFound => $"{name.Registry} has no place for {name.Repository}: it is no registry, or the repository must be made there first.",
        _ => $"The registry {name.Registry} answered {answer.StatusText} to {answer.Request}.",
    });

    /// <summary>The registry sends to another place, which it does not name.</summary>
    public static SlipwayException NoPlace(RegistryAnswer answer, ImageName name) => new(
        ErrorKind.Database, $"The registry {name.Registry} answered {answer.StatusText} to {answer.Request} and named no address to go to: it is no registry, or something between changes its answers.");

    /// <summary>The registry does not know an upload any more that it began.</summary>
    public static SlipwayException Forgotten(RegistryAnswer answer, ImageName name) => new(
        ErrorKind.Database, $"The registry {name.Registry} forgot an upload to {name.Repository} before its end: it answered {answer.StatusText} to {answer.Request}. Push again.");

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
            : $"The registry {name.Registry} can't be reached: {Words(fault)}.",
        fault);

    /// <summary>Whether a fault of the network may be gone at the next try; a host's name that nobody knows stays unknown.</summary>
    public static bool IsTransient(Exception fault) => fault is not HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError };

    /// <summary>What was wrong with the network. Where a connection ends in the middle, only the innermost fault says so.</summary>
    public static string Words(Exception fault) =>
        (fault is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError }
            ? fault.Message
            : fault.GetBaseException().Message).TrimEnd('.');
}
