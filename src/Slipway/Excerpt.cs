using System.Globalization;
using System.Text;

namespace Slipway;

/// <summary>The beginning of a text that may be long, on one line and without control characters.</summary>
internal static class Excerpt
{
    private const int Longest = 60;

    /// <returns>At most 60 characters, and an ellipsis where there are more.</returns>
    public static string Of(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        if (line.Length <= Longest)
        {
            return Printable(line);
        }

        // Half a surrogate pair is no character.
        var end = char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest;
        return Printable(line[..end]) + "…";
    }

    /// <summary>A text with its control characters but line feeds and tabs as escapes: what a file holds must not move a terminal's cursor or change its colours.</summary>
    public static string Printable(string text)
    {
        if (!text.Any(IsHidden))
        {
            return text;
        }

        var printable = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (IsHidden(letter))
            {
                printable.Append(CultureInfo.InvariantCulture, $"\\x{(int)letter:x2}");
            }
            else
            {
                printable.Append(letter);
            }
        }

        return printable.ToString();
    }

    private static bool IsHidden(char letter) => char.IsControl(letter) && letter is not ('\n' or '\t');
}
