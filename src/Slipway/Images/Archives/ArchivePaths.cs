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
    /// <exception cref="InvalidDataException">That is no digest.</exception>
    public static string Of(string digest) => Blobs + Digest.HexOf(digest);

    /// <summary>A path from the root of an archive or an image, without a slash before it.</summary>
    /// <param name="folder">The folder that a relative path is seen from, itself from the root.</param>
    /// <param name="path">The path; <c>.</c> and <c>..</c> are followed.</param>
    public static string Resolve(string folder, string path)
    {
        List<string> parts = [];
        foreach (var part in (path.StartsWith('/') ? path : $"{folder}/{path}").Split('/'))
        {
            if (part == "..")
            {
                parts.RemoveRange(Math.Max(parts.Count - 1, 0), Math.Min(parts.Count, 1));
            }
            else if (part is not ("" or "."))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    /// <summary>The folder that a file is in.</summary>
    public static string FolderOf(string path) => path[..Math.Max(path.LastIndexOf('/'), 0)];
}
