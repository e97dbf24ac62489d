using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Slipway.Columns;

/// <summary>A column whose values all take the same room. A NULL row holds the default value under its mask bit.</summary>
internal abstract class ValueColumn<T>(ColumnInfo info, int capacity) : Column(info)
    where T : unmanaged
{
    private const int LineBytes = 64;
    private const int RowsAhead = 64;

    private T[] _values = new T[FirstRoom(capacity)];
    private int _count;

    public override int Count => _count;

    public ReadOnlySpan<T> Values => _values.AsSpan(0, _count);

    public void Append(T value)
    {
        if (_count == _values.Length)
        {
            Array.Resize(ref _values, NextRoom(_count, capacity));
        }

        FetchAhead();
        _values[_count++] = value;
    }

    public void Append(T? value)
    {
        if (value is { } present)
        {
            Append(present);
        }
        else
        {
            AppendNull();
        }
    }

    public override void AppendNull()
    {
        Nulls.Set(_count);
        Append(default);
    }

    public override void AppendAll(Column other)
    {
        var source = (ValueColumn<T>)other;
        var needed = _count + source._count;
        if (needed > _values.Length)
        {
            Array.Resize(ref _values, Math.Max(needed, NextRoom(_values.Length, capacity)));
        }

        source.Values.CopyTo(_values.AsSpan(_count));
        foreach (var row in source.Nulls.Rows())
        {
            Nulls.Set(_count + row);
        }

        _count = needed;
    }

    public override void Truncate(int count)
    {
        _count = count;
        Nulls.Truncate(count);
    }

    // A row goes to a dozen arrays in turn, which is more than processors foresee: without this, half of the time of appending from a
    // SQLite table is waiting for the memory that is written next.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe void FetchAhead()
    {
        if (Sse.IsSupported && _count % (LineBytes / sizeof(T)) == 0 && _count + RowsAhead < _values.Length)
        {
            Sse.Prefetch0(Unsafe.AsPointer(ref _values[_count + RowsAhead]));
        }
    }

    /// <summary>Appends the given rows of <paramref name="source"/> in the given order.</summary>
    protected void AppendRows(ValueColumn<T> source, ReadOnlySpan<int> rows)
    {
        foreach (var row in rows)
        {
            if (source.Nulls[row])
            {
                AppendNull();
            }
            else
            {
                Append(source._values[row]);
            }
        }
    }
}
