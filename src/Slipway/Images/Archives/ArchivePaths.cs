using Slipway.Images.Format;

namespace Slipway.Images.Archives;

/// <summary>Where things are in an image's archive: the OCI image layout, and Docker's manifest beside it.</summary>
internal static class ArchivePaths
{
    public const string Layout = "oci-layout";
    public const string Index = "index.json";
    public const string DockerManifest = "manifest.json";

    private const string Blobs = $"blobs/{Digest.Algorithm}/";

    public static IReadOnlyList<string> Folders { get; } = ["blobs/", Blobs];

    /// <summary>A blob's place.</summary>
    public static string Of(string digest) => Blobs + digest[(Digest.Algorithm.Length + 1)..];
}
