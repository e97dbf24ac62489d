using System.Security.Cryptography;
using System.Text.Json;
using Slipway.Images.Format;

namespace Slipway.Images.Archives;

/// <summary>
/// An image in an archive as any tool writes it: an OCI layout (Slipway, <c>docker save</c> from 25 on, <c>podman save --format oci-archive</c>),
/// or else a Docker archive (older <c>docker save</c>, <c>podman save</c>).
/// </summary>
/// <param name="Config">Its config.</param>
/// <param name="Layers">From the lowest to the highest.</param>
internal sealed record SavedImage(JsonElement Config, IReadOnlyList<SavedLayer> Layers)
{
    // What Docker's manifest calls them.
    private const string DockerConfig = "Config";
    private const string DockerLayers = "Layers";

    /// <exception cref="SlipwayException">The archive has several images.</exception>
    /// <exception cref="InvalidDataException">It has none, or it is damaged; JSON that is none throws other exceptions, too: <see cref="ArchiveFaults.IsDamage"/>.</exception>
    public static SavedImage Find(ArchiveFiles files, string archive) => files.Contains(ArchivePaths.Index) ? FindInLayout(files, archive) : FindDocker(files, archive);

    private static SavedImage FindInLayout(ArchiveFiles files, string archive)
    {
        // Each index but the first is named by its digest, so that none can lead back to itself.
        var document = Parse(files.Read(ArchivePaths.Index));
        PlatformChoice.RequireOne(document.GetProperty("manifests"), archive);
        while (document.TryGetProperty("manifests", out var manifests))
        {
            document = Parse(ReadBlob(files, PlatformChoice.Choose(manifests, archive, digest => files.Contains(ArchivePaths.Of(digest)))));
        }

        var layers = document.GetProperty("layers").EnumerateArray().Select(layer => layer.GetProperty("digest").GetString()!);
        return new SavedImage(
            Parse(ReadBlob(files, document.GetProperty("config").GetProperty("digest").GetString()!)),
            [.. layers.Select(digest => new SavedLayer(ArchivePaths.Of(digest), digest, IsOfTar: false))]);
    }

    // What such an archive calls its files by differs from tool to tool; the config alone has the digests of its layers, and is called by its own.
    private static SavedImage FindDocker(ArchiveFiles files, string archive)
    {
        var images = Parse(files.Read(ArchivePaths.DockerManifest));
        PlatformChoice.RequireOne(images.GetArrayLength(), archive);
        var configPath = images[0].GetProperty(DockerConfig).GetString()!;
        var bytes = files.Read(configPath);
        RequireDigest(bytes, Digest.Algorithm + ":" + Path.GetFileNameWithoutExtension(configPath), configPath);
        var config = Parse(bytes);
        string[] digests = [.. config.GetProperty("rootfs").GetProperty("diff_ids").EnumerateArray().Select(digest => digest.GetString()!)];
        string[] paths = [.. images[0].GetProperty(DockerLayers).EnumerateArray().Select(path => path.GetString()!)];
        return digests.Length == paths.Length
            ? new SavedImage(config, [.. paths.Zip(digests, (path, digest) => new SavedLayer(path, digest, IsOfTar: true))])
            : throw new InvalidDataException("its manifest and its config have different numbers of layers");
    }

    private static byte[] ReadBlob(ArchiveFiles files, string digest)
    {
        var path = ArchivePaths.Of(digest);
        var bytes = files.Read(path);
        RequireDigest(bytes, digest, path);
        return bytes;
    }

    private static void RequireDigest(byte[] bytes, string digest, string path)
    {
        if (Digest.Of(SHA256.HashData(bytes)) != digest)
        {
            throw new InvalidDataException($"the content of {path} does not have its digest");
        }
    }

    private static JsonElement Parse(byte[] json) => JsonElement.Parse(json);
}
