using Slipway.Pipelines.Train;

namespace Slipway.Pipelines.Build;

/// <summary>An image that was built.</summary>
/// <param name="Names">What it is called.</param>
/// <param name="Digest">Its manifest's digest, by which a registry calls it.</param>
/// <param name="Model">The model's name.</param>
/// <param name="ModelDigest">The model's digest.</param>
/// <param name="Bytes">The size of its layers, gzipped.</param>
/// <param name="Places">Where it went: an archive, an engine, registries.</param>
/// <param name="TestMetrics">The model's metrics on its test rows.</param>
/// <param name="Previous">The previous model on the same test rows; null for none.</param>
/// <param name="Seconds">How long it took.</param>
internal sealed record BuildResult(
    IReadOnlyList<string> Names, string Digest, string Model, string ModelDigest, long Bytes, IReadOnlyList<ImagePlace> Places,
    IReadOnlyDictionary<string, double> TestMetrics, PreviousScore? Previous, double Seconds);
