namespace Slipway.Pipelines.Build;

/// <summary>An image that was built.</summary>
/// <param name="Output">Its archive.</param>
/// <param name="Names">What it is called.</param>
/// <param name="Digest">Its manifest's digest, by which a registry calls it.</param>
/// <param name="Model">The model's name.</param>
/// <param name="ModelDigest">The model's digest.</param>
/// <param name="Bytes">The size of its layers, gzipped.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record BuildResult(
    string Output, IReadOnlyList<string> Names, string Digest, string Model, string ModelDigest, long Bytes, double Seconds);
