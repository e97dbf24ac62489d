using System.Text.RegularExpressions;

namespace Slipway.Images.Format;

/// <summary>Names of contents, <c>sha256:hex</c>, as the OCI image specification writes them.</summary>
internal static partial class Digest
{
    public const string Algorithm = "sha256";

    public static string Of(ReadOnlySpan<byte> hash) => $"{Algorithm}:{Convert.ToHexStringLower(hash)}";

    /// <summary>What is behind the algorithm.</summary>
    /// <exception cref="InvalidDataException">That is no digest.</exception>
    public static string HexOf(string digest) => Form.IsMatch(digest) ? digest[(Algorithm.Length + 1)..] : throw new InvalidDataException($"'{digest}' is no SHA-256 digest");

    [GeneratedRegex(@"^sha256:[0-9a-f]{64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form { get; }
}
