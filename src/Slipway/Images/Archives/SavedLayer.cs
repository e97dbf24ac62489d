using System.Security.Cryptography;

namespace Slipway.Images.Archives;

/// <summary>A layer in an archive.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Digest">Its digest: of the file, or of the tar that it holds.</param>
/// <param name="IsOfTar">True where the digest is that of the tar, gzipped or not.</param>
internal sealed record SavedLayer(string Path, string Digest, bool IsOfTar)
{
    /// <exception cref="InvalidDataException">It is not there, or does not have its digest.</exception>
    public void RequireWhole(ArchiveFiles files)
    {
        using var file = files.Open(Path);
        using var content = IsOfTar ? LayerFiles.Expand(file) : file;
        if (Format.Digest.Of(SHA256.HashData(content)) != Digest)
        {
            throw new InvalidDataException($"the content of {Path} does not have its digest");
        }
    }
}
