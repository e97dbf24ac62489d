using System.Text;

namespace Slipway.Columns;

/// <summary>Text as UTF-8, all rows in one buffer, so that no row costs an object.</summary>
internal sealed class TextColumn(ColumnInfo info, int capacity) : Column(info)
{
    private byte[] _bytes = [];
    private int[] _ends = new int[FirstRoom(capacity)];
    private int _count;

    public override int Count => _count;

    /// <summary>The UTF-8 bytes of a row; empty for NULL as for empty text.</summary>
    public ReadOnlySpan<byte> this[int row]
    {
        get
        {
            var start = row == 0 ? 0 : _ends[row - 1];
            return _bytes.AsSpan(start, _ends[row] - start);
        }
    }

    public void Append(ReadOnlySpan<byte> utf8)
    {
        var start = _count == 0 ? 0 : _ends[_count - 1];
        var end = checked(start + utf8.Length);
        if (end > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(end, _bytes.Length * 2L)));
        }

        utf8.CopyTo(_bytes.AsSpan(start));
        AppendEnd(end);
    }

    public override void AppendNull()
    {
        Nulls.Set(_count);
        AppendEnd(_count == 0 ? 0 : _ends[_count - 1]);
    }

    public override void AppendAll(Column other)
    {
        var source = (TextColumn)other;
        for (var row = 0; row < source.Count; row++)
        {
            AppendRow(source, row);
        }
    }

    public override void Truncate(int count)
    {
        _count = count;
        Nulls.Truncate(count);
    }

    public override Column Gather(ReadOnlySpan<int> rows)
    {
        var gathered = new TextColumn(Info, rows.Length);
        foreach (var row in rows)
        {
            gathered.AppendRow(this, row);
        }

        return gathered;
    }

    public override string? Format(int row) => Nulls[row] ? null : Encoding.UTF8.GetString(this[row]);

    private void AppendRow(TextColumn source, int row)
    {
        if (source.Nulls[row])
        {
            AppendNull();
        }
        else
        {
            Append(source[row]);
        }
    }

    private void AppendEnd(int end)
    {
        if (_count == _ends.Length)
        {
            Array.Resize(ref _ends, NextRoom(_count, capacity));
        }

        _ends[_count++] = end;
    }
}
