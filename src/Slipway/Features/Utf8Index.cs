using System.Buffers.Binary;

namespace Slipway.Features;

/// <summary>
/// Distinct UTF-8 texts, numbered from 0 in the order they were added. A lookup allocates nothing: texts are
/// kept in one buffer, in a hash table with open addressing.
/// </summary>
internal sealed class Utf8Index
{
    private int[] _slots = new int[16];
    private uint[] _hashes = new uint[8];
    private int[] _ends = new int[8];
    private byte[] _bytes = new byte[64];

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int number]
    {
        get
        {
            var start = number == 0 ? 0 : _ends[number - 1];
            return _bytes.AsSpan(start, _ends[number] - start);
        }
    }

    /// <summary>The text's number, or -1 where it was never added.</summary>
    public int Find(ReadOnlySpan<byte> text) => _slots[SlotOf(text, Hash(text))] - 1;

    /// <summary>The text's number, a new one where it was not there yet.</summary>
    public int FindOrAdd(ReadOnlySpan<byte> text)
    {
        var hash = Hash(text);
        var slot = SlotOf(text, hash);
        if (_slots[slot] != 0)
        {
            return _slots[slot] - 1;
        }

        Append(text, hash);
        _slots[slot] = Count;
        if (Count * 2 > _slots.Length)
        {
            Rehash();
        }

        return Count - 1;
    }

    private int SlotOf(ReadOnlySpan<byte> text, uint hash)
    {
        var mask = _slots.Length - 1;
        var slot = (int)hash & mask;
        while (_slots[slot] != 0 && (_hashes[_slots[slot] - 1] != hash || !this[_slots[slot] - 1].SequenceEqual(text)))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Append(ReadOnlySpan<byte> text, uint hash)
    {
        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, Count * 2);
            Array.Resize(ref _hashes, Count * 2);
        }

        var start = Count == 0 ? 0 : _ends[Count - 1];
        var end = checked(start + text.Length);
        if (end > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Min(Array.MaxLength, Math.Max(end, _bytes.Length * 2L)));
        }

        text.CopyTo(_bytes.AsSpan(start));
        _hashes[Count] = hash;
        _ends[Count++] = end;
    }

    private void Rehash()
    {
        _slots = new int[_slots.Length * 2];
        var mask = _slots.Length - 1;
        for (var number = 0; number < Count; number++)
        {
            var slot = (int)_hashes[number] & mask;
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = number + 1;
        }
    }

    private static uint Hash(ReadOnlySpan<byte> text)
    {
        const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;
        var hash = (ulong)text.Length * Multiplier;
        for (; text.Length >= 8; text = text[8..])
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text));
        }

        var tail = 0UL;
        foreach (var octet in text)
        {
            tail = tail << 8 | octet;
        }

        return (uint)(Mix(hash ^ tail) >> 32);

        static ulong Mix(ulong value)
        {
            value *= Multiplier;
            return value ^ value >> 29;
        }
    }
}
