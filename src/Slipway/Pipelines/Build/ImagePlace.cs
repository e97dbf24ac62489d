namespace Slipway.Pipelines.Build;

/// <summary>Where an image went.</summary>
/// <param name="Kind"><c>archive</c>, <c>sbom</c> (the bill of materials beside it), <c>engine</c> or <c>registry</c>.</param>
/// <param name="Name">The file's path, <c>docker</c> or <c>podman</c>, or the image's name in the registry.</param>
/// <param name="SentBytes">What had to be sent to a registry; null for other places.</param>
internal sealed record ImagePlace(string Kind, string Name, long? SentBytes = null);
