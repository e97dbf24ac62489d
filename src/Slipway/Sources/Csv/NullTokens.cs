namespace Slipway.Sources.Csv;

/// <summary>A set of short texts with a quick no, since it is asked for every value of a file.</summary>
internal sealed class NullTokens
{
    private readonly string[] _tokens;
    private readonly bool _hasEmpty;
    private readonly UInt128 _starts;

    public NullTokens(IEnumerable<string> tokens)
    {
        _tokens = [.. tokens.Where(token => token.Length > 0)];
        _hasEmpty = tokens.Contains("");
        foreach (var token in _tokens)
        {
            _starts |= token[0] < 128 ? UInt128.One << token[0] : UInt128.MaxValue;
        }
    }

    public bool Contains(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return _hasEmpty;
        }

        if (text[0] < 128 && (_starts >> text[0] & 1) == 0)
        {
            return false;
        }

        foreach (var token in _tokens)
        {
            if (text.SequenceEqual(token))
            {
                return true;
            }
        }

        return false;
    }
}
