using System.Security.Cryptography;

namespace Slipway.Images.Format;

/// <summary>Content by its digest.</summary>
/// <param name="Digest">As <c>sha256:hex</c>.</param>
/// <param name="Content">The bytes; some tens of megabytes at most.</param>
internal sealed record Blob(string Digest, byte[] Content)
{
    /// <summary>In bytes.</summary>
    public long Size => Content.Length;

    public static Blob Of(byte[] content) => new(Images.Format.Digest.Of(SHA256.HashData(content)), content);

    public Stream Open() => new MemoryStream(Content, writable: false);
}
