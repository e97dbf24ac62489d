namespace Slipway.Sources.MySql.Partitions;

/// <summary>
/// Texts that may lie in between two others. The order is the collation's, which nobody outside the server knows: so there are more of them than
/// needed, and it does not matter where those lie that are of no use.
/// </summary>
internal static class TextSteps
{
    private const char FirstAscii = ' ';
    private const char LastAscii = '~';
    private const int AsciiSteps = 16;
    private const int MostDepth = 12;

    /// <returns>One list after the other, the later ones for the case that those before are of no use.</returns>
    public static IEnumerable<IEnumerable<string>> Between(string first, string last, bool isUnicode, int most)
    {
        var (same, alike) = (Common(first, last, StringComparison.Ordinal), Common(first, last, StringComparison.OrdinalIgnoreCase));
        IEnumerable<string> At(params int[] depths) => depths
            .SelectMany(depth => new[] { first, last }.Where(text => depth <= text.Length).SelectMany(text =>
                Stems(text[..depth], LetterAt(first, depth), LetterAt(last, depth), most)))
            .Where(text => IsFit(text[^1], isUnicode))
            .Distinct(StringComparer.Ordinal);

        yield return At(same, alike);
        for (var depth = alike + 1; depth <= alike + MostDepth; depth++)
        {
            yield return At(depth);
        }

        yield return [last];
    }

    private static IEnumerable<string> Stems(string stem, char one, char other, int most) =>
        Letters((char)Math.Min(one, other), (char)Math.Max(one, other), most)
            .Concat(Letters(FirstAscii, LastAscii, AsciiSteps))
            .Select(letter => stem + letter);

    private static IEnumerable<char> Letters(char low, char high, int most) =>
        Enumerable.Range(1, most).Select(step => (char)(low + ((high - low) * step + most - 1) / most));

    // Halves of a pair are no characters, and control characters count for nothing in many collations.
    private static bool IsFit(char letter, bool isUnicode) =>
        letter <= LastAscii ? letter >= FirstAscii : isUnicode && !char.IsSurrogate(letter) && !char.IsControl(letter);

    private static char LetterAt(string text, int index) => index < text.Length ? text[index] : FirstAscii;

    private static int Common(string first, string last, StringComparison comparison)
    {
        var length = 0;
        while (length < Math.Min(first.Length, last.Length) && first.AsSpan(length, 1).Equals(last.AsSpan(length, 1), comparison))
        {
            length++;
        }

        return length > 0 && char.IsHighSurrogate(first[length - 1]) ? length - 1 : length;
    }
}
