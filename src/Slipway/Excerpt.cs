using System.Globalization;
using System.Text;

namespace Slipway;

/// <summary>The beginning of a text that may be long, on one line and without control characters.</summary>
internal static class Excerpt
{
    private const int Longest = 60;

    // A server's whole sentence, with a value in it.
    private const int LongestSentence = 500;

    /// <returns>At most 60 characters, and an ellipsis where there are more.</returns>
    public static string Of(string text) => Of(text, Longest);

    /// <summary>What another program says, in which a value may stand as it is.</summary>
    /// <returns>At most 500 characters, and an ellipsis where there are more.</returns>
    public static string OfSentence(string text) => Of(text, LongestSentence);

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

    private static string Of(string text, int longest)
    {
        // A line end of two characters is shown as one.
        var line = (text.Length <= 2 * longest ? text : text[..(2 * longest)]).ReplaceLineEndings(" ");
        if (line.Length <= longest)
        {
            return Printable(line);
        }

        // Half a surrogate pair is no character.
        var end = char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest;
        return Printable(line[..end]) + "…";
    }

    private static bool IsHidden(char letter) => char.IsControl(letter) && letter is not ('\n' or '\t');
}
