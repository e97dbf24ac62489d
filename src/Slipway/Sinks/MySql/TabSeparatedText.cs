using System.Buffers.Text;
using System.Globalization;
using Slipway.Columns;

namespace Slipway.Sinks.MySql;

/// <summary>Rows as LOAD DATA reads them: tabs between values, a line a row, <c>\N</c> for NULL. Its memory is used again.</summary>
internal sealed class TabSeparatedText
{
    // No number or moment takes more.
    private const int LongestValue = 40;

    private byte[] _bytes = new byte[1 << 16];
    private int _length;

    public void Fill(IReadOnlyList<Column> columns)
    {
        _length = 0;
        Column[] cells = [.. columns];
        var rows = cells[0].Count;
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < cells.Length; i++)
            {
                Append(cells[i], row);
                _bytes[_length++] = (byte)(i == cells.Length - 1 ? '\n' : '\t');
            }
        }
    }

    public Stream OpenRead() => new MemoryStream(_bytes, 0, _length, writable: false);

    private void Append(Column column, int row)
    {
        Reserve(LongestValue);
        var free = _bytes.AsSpan(_length);
        var written = 0;
        switch (column)
        {
            case var _ when column.Nulls[row]:
                "\\N"u8.CopyTo(free);
                written = 2;
                break;
            case DoubleColumn numbers:
                _ = Utf8Formatter.TryFormat(numbers.Values[row], free, out written);
                break;
            case Int64Column { Info.Type: ColumnType.Date } days:
                _ = days.MomentAt(row).TryFormat(free, out written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                break;
            case Int64Column { Info.Type: ColumnType.Timestamp } moments:
                _ = moments.MomentAt(row).TryFormat(free, out written, "yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
                break;
            case Int64Column integers:
                _ = Utf8Formatter.TryFormat(integers.Values[row], free, out written);
                break;
            default:
                AppendText(((TextColumn)column)[row]);
                break;
        }

        _length += written;
    }

    private void AppendText(ReadOnlySpan<byte> utf8)
    {
        Reserve(2 * utf8.Length + LongestValue);
        foreach (var letter in utf8)
        {
            var escaped = letter switch { (byte)'\t' => (byte)'t', (byte)'\n' => (byte)'n', (byte)'\\' => (byte)'\\', 0 => (byte)'0', _ => (byte)0 };
            if (escaped != 0)
            {
                _bytes[_length++] = (byte)'\\';
            }

            _bytes[_length++] = escaped != 0 ? escaped : letter;
        }
    }

    // And room for what parts it from the next.
    private void Reserve(int bytes)
    {
        if (_bytes.Length - _length <= bytes)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + bytes + 1));
        }
    }
}
