using System.Text;

namespace Slipway.Sources.Csv;

/// <summary>
/// Records of several lines whose values stand between white space, as in the StatLib archive's files. Empty lines
/// between records are passed over.
/// </summary>
internal sealed class WrappedTextReader : RecordReader
{
    private readonly WrappedTextFormat _format;
    private readonly StringBuilder _record = new();
    private readonly (int Start, int Length)[] _values;
    private string _text = "";
    private long _lines;

    public WrappedTextReader(string path, WrappedTextFormat format)
        : base(new TextFile(path))
    {
        _format = format;
        try
        {
            if (format.LinesPerRecord < 1 || format.SkipLines < 0)
            {
                throw new SlipwayException(ErrorKind.Usage, "A record has at least one line, and no fewer than 0 lines can be skipped.");
            }

            SetNames(format.Columns
                ?? throw new SlipwayException(ErrorKind.Usage, $"The wrapped text in '{path}' does not name its columns: give their names."));
            _values = new (int, int)[Names.Count];
            for (var i = 0; i < format.SkipLines; i++)
            {
                _ = ReadLine();
            }
        }
        catch
        {
            File.Dispose();
            throw;
        }
    }

    public override bool Read()
    {
        var line = ReadLine();
        while (line is not null && string.IsNullOrWhiteSpace(line))
        {
            line = ReadLine();
        }

        Line = _lines;
        if (line is null)
        {
            return false;
        }

        _record.Clear();
        for (var i = 1; i <= _format.LinesPerRecord; i++)
        {
            _record.Append(line ?? throw Fault(
                $"the last record ends after {i - 1} of its {_format.LinesPerRecord} lines.")).Append('\n');
            line = i < _format.LinesPerRecord ? ReadLine() : null;
        }

        _text = _record.ToString();
        Split();
        return true;
    }

    public override ReadOnlySpan<char> GetField(int column) => _text.AsSpan(_values[column].Start, _values[column].Length);

    private void Split()
    {
        var count = 0;
        for (var start = 0; start < _text.Length; start++)
        {
            if (char.IsWhiteSpace(_text[start]))
            {
                continue;
            }

            var end = start;
            while (!char.IsWhiteSpace(_text[end]))
            {
                end++;
            }

            if (count < _values.Length)
            {
                _values[count] = (start, end - start);
            }

            count++;
            start = end;
        }

        if (count != _values.Length)
        {
            throw Fault($"the record ({_format.LinesPerRecord} lines from here) has {count} values; expected {_values.Length}.");
        }
    }

    private string? ReadLine()
    {
        try
        {
            var line = File.Reader.ReadLine();
            _lines += line is null ? 0 : 1;
            return line;
        }
        catch (DecoderFallbackException fault)
        {
            throw File.InvalidUtf8(fault);
        }
    }
}
