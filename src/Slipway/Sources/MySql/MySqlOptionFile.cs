using System.Text;

namespace Slipway.Sources.MySql;

/// <summary>
/// The option files of MySQL's clients: https://dev.mysql.com/doc/refman/8.0/en/option-files.html. A <c>#</c> begins a comment unless it is
/// within quotes, and backslashes escape.
/// </summary>
internal static class MySqlOptionFile
{
    /// <summary>The options of all clients; none where there is no such file, or it can't be read.</summary>
    public static Dictionary<string, string> ReadClient(string path)
    {
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        string[] lines;
        try
        {
            lines = File.Exists(path) ? File.ReadAllLines(path) : [];
        }
        catch (Exception fault) when (FileFault.Is(fault))
        {
            return options;
        }

        var isClient = false;
        foreach (var line in lines.Select(line => line.Trim()))
        {
            if (line.StartsWith('['))
            {
                isClient = line.Split(']')[0] is "[client" or "[client-server" or "[client-mariadb";
            }
            else if (isClient && line.IndexOf('=', StringComparison.Ordinal) is var equals and > 0 && line[0] is not ('#' or ';'))
            {
                options[line[..equals].TrimEnd()] = Value(line[(equals + 1)..].TrimStart());
            }
        }

        return options;
    }

    private static string Value(string text)
    {
        var quote = text.Length > 0 && text[0] is '"' or '\'' ? text[0] : '\0';
        var value = new StringBuilder();
        var length = 0;
        for (var i = quote == '\0' ? 0 : 1; i < text.Length && text[i] != quote && (text[i] != '#' || quote != '\0'); i++)
        {
            value.Append(text[i] == '\\' && i + 1 < text.Length ? Escaped(text[++i]) : text[i].ToString());
            length = quote != '\0' || !char.IsWhiteSpace(text[i]) ? value.Length : length;
        }

        // Spaces before a comment are none of an unquoted value's.
        return value.ToString(0, length);
    }

    private static string Escaped(char letter) => letter switch
    {
        'b' => "\b",
        't' => "\t",
        'n' => "\n",
        'r' => "\r",
        's' => " ",
        '\\' or '"' or '\'' => letter.ToString(),
        _ => $"\\{letter}",
    };
}
