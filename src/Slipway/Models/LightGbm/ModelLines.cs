namespace Slipway.Models.LightGbm;

/// <summary>Goes through a model's text line by line, and names the line in what it raises.</summary>
/// <param name="text">The whole text, as UTF-8.</param>
/// <param name="source">The text's name in messages: a file's path.</param>
internal ref struct ModelLines(ReadOnlyMemory<byte> text, string source)
{
    private readonly ReadOnlySpan<byte> _text = text.Span;
    private int _start;
    private int _next;

    /// <summary>The present line's number, from 1; 0 before the first one.</summary>
    public int Number { get; private set; }

    /// <summary>The present line without its end.</summary>
    public ReadOnlySpan<byte> Line { get; private set; }

    /// <summary>Goes on to the next line; false at the text's end.</summary>
    public bool MoveNext()
    {
        if (_next >= _text.Length)
        {
            return false;
        }

        var rest = _text[_next..];
        var length = rest.IndexOf((byte)'\n');
        Line = (length < 0 ? rest : rest[..length]).TrimEnd((byte)'\r');
        _start = _next;
        _next += length < 0 ? rest.Length : length + 1;
        Number++;
        return true;
    }

    /// <summary>The present line's part before its first <c>=</c>, or all of it, and what stands behind. Nothing is copied.</summary>
    public readonly ModelValue Value()
    {
        var equals = Line.IndexOf((byte)'=');
        var line = text.Slice(_start, Line.Length);
        return equals < 0 ? new ModelValue(Number, line, default) : new ModelValue(Number, line[..equals], line[(equals + 1)..]);
    }

    /// <summary>The error for a fault of the present line.</summary>
    public readonly SlipwayException Fault(string what) => Fault(Number, what);

    /// <summary>The error for a fault of some line.</summary>
    public readonly SlipwayException Fault(int line, string what, Exception? cause = null) => new(
        ErrorKind.Model, $"{source}, line {line}: {what}. The model file is damaged or cut short; restore it, or train again.", cause);

    /// <summary>The error for a sound model that Slipway can't score.</summary>
    public readonly SlipwayException Unsupported(int line, string what) => new(ErrorKind.Model, $"{source}, line {line}: {what}.");
}
