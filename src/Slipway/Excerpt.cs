namespace Slipway;

/// <summary>The beginning of a text that may be long, on one line.</summary>
internal static class Excerpt
{
    private const int Longest = 60;

    /// <returns>At most 60 characters, and an ellipsis where there are more.</returns>
    public static string Of(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        if (line.Length <= Longest)
        {
            return line;
        }

        // Half a surrogate pair is no character.
        var end = char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest;
        return line[..end] + "…";
    }
}
