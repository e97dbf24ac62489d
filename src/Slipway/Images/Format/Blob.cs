using System.Security.Cryptography;

namespace Slipway.Images.Format;

/// <summary>Content by its digest.</summary>
/// <param name="Digest">As <c>sha256:hex</c>.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Open">The content.</param>
internal sealed record Blob(string Digest, long Size, Func<Stream> Open)
{
    /// <summary>Of bytes in memory.</summary>
    public static Blob Of(byte[] content) =>
        new(Images.Format.Digest.Of(SHA256.HashData(content)), content.Length, () => new MemoryStream(content, writable: false));

    public byte[] ReadAll()
    {
        using var content = Open();
        var bytes = new byte[Size];
        content.ReadExactly(bytes);
        return bytes;
    }
}
