using System.Buffers.Text;
using System.Globalization;
using Slipway.Columns;

namespace Slipway.Sinks.MySql;

/// <summary>
/// Rows as LOAD DATA reads them: tabs between values, a line a row, <c>\N</c> for NULL. They are written as they are read, so that the server
/// takes some in while the next come to be.
/// </summary>
internal sealed class TabSeparatedStream(IReadOnlyList<Column> columns) : Stream
{
    // No number or moment takes more.
    private const int LongestValue = 40;

    // What one reading gets: little enough for the server to begin early.
    private const int PartBytes = 1 << 15;

    private readonly Column[] _columns = [.. columns];
    private byte[] _bytes = new byte[2 * PartBytes];
    private int _length;
    private int _taken;
    private int _row;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (_taken == _length)
        {
            WritePart();
        }

        var count = Math.Min(buffer.Length, _length - _taken);
        _bytes.AsSpan(_taken, count).CopyTo(buffer);
        _taken += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void WritePart()
    {
        (_length, _taken) = (0, 0);
        for (var rows = _columns[0].Count; _row < rows && _length < PartBytes; _row++)
        {
            for (var i = 0; i < _columns.Length; i++)
            {
                Append(_columns[i], _row);
                _bytes[_length++] = (byte)(i == _columns.Length - 1 ? '\n' : '\t');
            }
        }
    }

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
                written = NumberText.Write(numbers.Values[row], free);
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
