using System.Globalization;
using System.Text;

namespace Slipway.Pipelines.Init;

/// <summary>Writes text as a value of a project file, so that reading gives the same text again.</summary>
internal static class YamlScalar
{
    /// <summary>As it is where nothing in it means anything to YAML, else in quotes. A <c>$</c> is doubled: it would name a variable.</summary>
    public static string Quote(string text)
    {
        var value = text.Replace("$", "$$", StringComparison.Ordinal);
        return IsPlain(value) ? value : InQuotes(value);
    }

    /// <summary>An environment variable with a default, <c>${NAME:-default}</c>; the default alone where it has letters that would end it.</summary>
    public static string WithVariable(string name, string otherwise)
    {
        var value = $"${{{name}:-{otherwise}}}";
        return otherwise.AsSpan().ContainsAny('{', '}', '$') ? Quote(otherwise) : IsPlain(otherwise) ? value : InQuotes(value);
    }

    /// <summary>A single value, or a list in brackets.</summary>
    public static string Quote(IReadOnlyList<string> texts) =>
        texts.Count == 1 ? Quote(texts[0]) : $"[{string.Join(", ", texts.Select(Quote))}]";

    private static string InQuotes(string value) => value.All(IsPrintable) ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'" : Escape(value);

    // The words that YAML knows are of letters alone, and most of them harmless here; all are quoted.
    private static bool IsPlain(string value) =>
        value.Length > 0 && (char.IsAsciiLetter(value[0]) || value[0] == '_')
        && value.Replace("://", "", StringComparison.Ordinal).All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.' or '/')
        && value.ToLowerInvariant() is not ("null" or "true" or "false" or "yes" or "no" or "on" or "off" or "y" or "n");

    private static bool IsPrintable(char letter) =>
        !char.IsControl(letter) && letter is not ('\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff');

    private static string Escape(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var letter in value)
        {
            _ = letter switch
            {
                '"' or '\\' => text.Append('\\').Append(letter),
                _ when IsPrintable(letter) => text.Append(letter),
                _ => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
            };
        }

        return text.Append('"').ToString();
    }
}
