using System.Numerics;

namespace Slipway.Columns;

/// <summary>One bit a row, set where the value is NULL. Memory is taken only once a NULL is met.</summary>
internal sealed class NullMask
{
    private ulong[] _bits = [];

    /// <summary>How many rows are NULL.</summary>
    public int Count { get; private set; }

    public bool this[int row] => Count != 0 && row >> 6 < _bits.Length && (_bits[row >> 6] >> (row & 63) & 1) != 0;

    /// <summary>Marks a row as NULL.</summary>
    public void Set(int row)
    {
        var word = row >> 6;
        if (word >= _bits.Length)
        {
            Array.Resize(ref _bits, Math.Max(word + 1, _bits.Length * 2));
        }

        var bit = 1UL << (row & 63);
        Count += (_bits[word] & bit) == 0 ? 1 : 0;
        _bits[word] |= bit;
    }

    /// <summary>Forgets the NULLs among all rows but the first <paramref name="count"/>.</summary>
    public void Truncate(int count)
    {
        var first = count >> 6;
        for (var word = first; Count != 0 && word < _bits.Length; word++)
        {
            var kept = word == first ? _bits[word] & ((1UL << (count & 63)) - 1) : 0;
            Count -= BitOperations.PopCount(_bits[word] ^ kept);
            _bits[word] = kept;
        }
    }

    /// <summary>The NULL rows, ascending.</summary>
    public IEnumerable<int> Rows()
    {
        for (var word = 0; word < _bits.Length; word++)
        {
            for (var bits = _bits[word]; bits != 0; bits &= bits - 1)
            {
                yield return word * 64 + BitOperations.TrailingZeroCount(bits);
            }
        }
    }
}
