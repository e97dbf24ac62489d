namespace Slipway.Images.Format;

/// <summary>Names of contents, <c>sha256:hex</c>, as the OCI image specification writes them.</summary>
internal static class Digest
{
    public const string Algorithm = "sha256";

    public static string Of(ReadOnlySpan<byte> hash) => $"{Algorithm}:{Convert.ToHexStringLower(hash)}";
}
