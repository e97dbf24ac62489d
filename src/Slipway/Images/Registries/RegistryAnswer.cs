using System.Net;

namespace Slipway.Images.Registries;

/// <summary>A server's answer to one request, with all of its body.</summary>
/// <param name="Request">What was asked: <c>GET /v2/boston/manifests/1</c>.</param>
/// <param name="Status">The status.</param>
/// <param name="Reason">The status in the server's words.</param>
/// <param name="Location">Where it sends to; null for nowhere.</param>
/// <param name="Challenge">How it wants to be asked; null where it does not say.</param>
/// <param name="Content">The body; some tens of megabytes at most.</param>
internal sealed record RegistryAnswer(string Request, HttpStatusCode Status, string? Reason, string? Location, Challenge? Challenge, byte[] Content)
{
    /// <summary>Whether the server failed for the moment, and may not at the next try.</summary>
    public bool IsTransient => Status is HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    /// <summary>The status as people write it.</summary>
    public string StatusText => $"{(int)Status} ({Reason})";
}
