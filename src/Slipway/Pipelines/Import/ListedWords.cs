using System.Text;

namespace Slipway.Pipelines.Import;

/// <summary>Goes through the names and values of a line of a list of features.</summary>
internal sealed class ListedWords(string text)
{
    private int _at;

    /// <summary>True once the last word was taken, behind which no separator stands.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>What is wrong with the line so far; null if nothing.</summary>
    public string? Fault { get; private set; }

    /// <summary>The next word, up to a separator or the line's end.</summary>
    public string Next(char separator)
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }

        return _at < text.Length && text[_at] == '"' ? Quoted(separator) : Plain(separator);
    }

    private string Plain(char separator)
    {
        var end = text.IndexOf(separator, _at);
        var word = (end < 0 ? text[_at..] : text[_at..end]).TrimEnd();
        Leave(end);
        return word;
    }

    private string Quoted(char separator)
    {
        var word = new StringBuilder();
        for (_at++; _at < text.Length; _at++)
        {
            if (text[_at] != '"')
            {
                word.Append(text[_at]);
            }
            else if (_at + 1 < text.Length && text[_at + 1] == '"')
            {
                word.Append(text[_at++]);
            }
            else
            {
                var end = text.IndexOf(separator, _at);
                if (text[(_at + 1)..(end < 0 ? text.Length : end)].Trim() is { Length: > 0 } rest)
                {
                    Fault ??= $"expected '{separator}' or the line's end behind \"{word}\", found '{rest}'";
                }

                Leave(end);
                return word.ToString();
            }
        }

        Fault ??= "a double quote is not closed";
        IsAtEnd = true;
        return word.ToString();
    }

    private void Leave(int separator)
    {
        IsAtEnd = separator < 0;
        _at = separator + 1;
    }
}
