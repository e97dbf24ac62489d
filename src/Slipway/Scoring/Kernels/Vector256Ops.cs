using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Kernels;

/// <summary>Registers of 256 bits: AVX2.</summary>
internal readonly unsafe struct Vector256Ops : IVectorOps<Vector256<byte>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Load(void* place) => Vector256.Load((byte*)place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(void* place, Vector256<byte> value) => value.Store((byte*)place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Fill(uint value) => Vector256.Create(value).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Select(Vector256<byte> bits, Vector256<byte> then, Vector256<byte> otherwise) =>
        Vector256.ConditionalSelect(bits, then, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> And(Vector256<byte> one, Vector256<byte> other) => one & other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> AddBytes(Vector256<byte> one, Vector256<byte> other) => one + other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> AddHalves(Vector256<byte> one, Vector256<byte> other) =>
        (one.AsUInt16() + other.AsUInt16()).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> AddWords(Vector256<byte> one, Vector256<byte> other) =>
        (one.AsUInt32() + other.AsUInt32()).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> ShiftLeft(Vector256<byte> value, int count) => (value.AsUInt32() << count).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> ShiftRight(Vector256<byte> value, int count) => (value.AsUInt32() >>> count).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> UpperBytes(Vector256<byte> value) => (value.AsUInt16() >>> 8).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> LookUp16(byte* table, Vector256<byte> indexes) =>
        Avx2.Shuffle(Avx2.BroadcastVector128ToVector256(table), indexes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> LookUp32(byte* table, Vector256<byte> indexes)
    {
        var isUpper = Vector256.GreaterThan(indexes.AsSByte(), Vector256.Create((sbyte)15)).AsByte();
        return Vector256.ConditionalSelect(isUpper, LookUp16(table + 16, indexes), LookUp16(table, indexes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> LookUp64(byte* table, Vector256<byte> indexes)
    {
        var isUpper = Vector256.GreaterThan(indexes.AsSByte(), Vector256.Create((sbyte)31)).AsByte();
        var rest = indexes & Vector256.Create((byte)31);
        return Vector256.ConditionalSelect(isUpper, LookUp32(table + 32, rest), LookUp32(table, rest));
    }

    public static bool HasLookUp256 => false;

    public static Vector256<byte> LookUp256(byte* table, Vector256<byte> indexes) => throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong NonZeroBytes(Vector256<byte> value) =>
        ~Vector256.Equals(value, Vector256<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF_FFFF;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LessOrEqual(float* values, float threshold)
    {
        var thresholds = Vector256.Create(threshold);
        return (ulong)Vector256.LessThanOrEqual(Vector256.Load(values), thresholds).ExtractMostSignificantBits()
            | ((ulong)Vector256.LessThanOrEqual(Vector256.Load(values + 8), thresholds).ExtractMostSignificantBits() << 8)
            | ((ulong)Vector256.LessThanOrEqual(Vector256.Load(values + 16), thresholds).ExtractMostSignificantBits() << 16)
            | ((ulong)Vector256.LessThanOrEqual(Vector256.Load(values + 24), thresholds).ExtractMostSignificantBits() << 24)
            | ((ulong)Vector256.LessThanOrEqual(Vector256.Load(values + 32), thresholds).ExtractMostSignificantBits() << 32)
            | ((ulong)Vector256.LessThanOrEqual(Vector256.Load(values + 40), thresholds).ExtractMostSignificantBits() << 40)
            | ((ulong)Vector256.LessThanOrEqual(Vector256.Load(values + 48), thresholds).ExtractMostSignificantBits() << 48)
            | ((ulong)Vector256.LessThanOrEqual(Vector256.Load(values + 56), thresholds).ExtractMostSignificantBits() << 56);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Greater(float* values, float threshold)
    {
        var thresholds = Vector256.Create(threshold);
        return (ulong)Vector256.GreaterThan(Vector256.Load(values), thresholds).ExtractMostSignificantBits()
            | ((ulong)Vector256.GreaterThan(Vector256.Load(values + 8), thresholds).ExtractMostSignificantBits() << 8)
            | ((ulong)Vector256.GreaterThan(Vector256.Load(values + 16), thresholds).ExtractMostSignificantBits() << 16)
            | ((ulong)Vector256.GreaterThan(Vector256.Load(values + 24), thresholds).ExtractMostSignificantBits() << 24)
            | ((ulong)Vector256.GreaterThan(Vector256.Load(values + 32), thresholds).ExtractMostSignificantBits() << 32)
            | ((ulong)Vector256.GreaterThan(Vector256.Load(values + 40), thresholds).ExtractMostSignificantBits() << 40)
            | ((ulong)Vector256.GreaterThan(Vector256.Load(values + 48), thresholds).ExtractMostSignificantBits() << 48)
            | ((ulong)Vector256.GreaterThan(Vector256.Load(values + 56), thresholds).ExtractMostSignificantBits() << 56);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Beyond(float* values, float threshold)
    {
        var thresholds = Vector256.Create(threshold);
        return (ulong)Vector256.GreaterThan(Vector256.Abs(Vector256.Load(values)), thresholds).ExtractMostSignificantBits()
            | ((ulong)Vector256.GreaterThan(Vector256.Abs(Vector256.Load(values + 8)), thresholds).ExtractMostSignificantBits() << 8)
            | ((ulong)Vector256.GreaterThan(Vector256.Abs(Vector256.Load(values + 16)), thresholds).ExtractMostSignificantBits() << 16)
            | ((ulong)Vector256.GreaterThan(Vector256.Abs(Vector256.Load(values + 24)), thresholds).ExtractMostSignificantBits() << 24)
            | ((ulong)Vector256.GreaterThan(Vector256.Abs(Vector256.Load(values + 32)), thresholds).ExtractMostSignificantBits() << 32)
            | ((ulong)Vector256.GreaterThan(Vector256.Abs(Vector256.Load(values + 40)), thresholds).ExtractMostSignificantBits() << 40)
            | ((ulong)Vector256.GreaterThan(Vector256.Abs(Vector256.Load(values + 48)), thresholds).ExtractMostSignificantBits() << 48)
            | ((ulong)Vector256.GreaterThan(Vector256.Abs(Vector256.Load(values + 56)), thresholds).ExtractMostSignificantBits() << 56);
    }

    public static bool HasRanks => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rank(float* values, float* tree, int levels, bool isMissingLast, byte* ranks)
    {
        for (var i = 0; i < 64; i += 32)
        {
            var low = Avx2.PackSignedSaturate(Rank(values + i, tree, levels, isMissingLast), Rank(values + i + 8, tree, levels, isMissingLast));
            var high = Avx2.PackSignedSaturate(Rank(values + i + 16, tree, levels, isMissingLast), Rank(values + i + 24, tree, levels, isMissingLast));

            // Packing works in each half of a register: words come out in the order 0, 2, 4, 6, 1, 3, 5, 7.
            var packed = Avx2.PackUnsignedSaturate(low, high).AsInt32();
            Avx2.PermuteVar8x32(packed, Vector256.Create(0, 4, 1, 5, 2, 6, 3, 7)).AsByte().Store(ranks + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteAtMost(byte* ranks, byte limit, ulong* slot)
    {
        var limits = Vector256.Create(limit);
        for (var i = 0; i < BitSlots.BlockRows; i += 128)
        {
            slot[i / 64] = AtMost(ranks + i, limits) | (AtMost(ranks + i + 32, limits) << 32);
            slot[(i / 64) + 1] = AtMost(ranks + i + 64, limits) | (AtMost(ranks + i + 96, limits) << 32);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong AtMost(byte* ranks, Vector256<byte> limits) =>
        Vector256.GreaterThanOrEqual(limits, Vector256.Load(ranks)).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Rank(float* values, float* tree, int levels, bool isMissingLast)
    {
        var value = Vector256.Load(values);
        var rank = Vector256<int>.Zero;
        for (var level = 0; level < levels; level++)
        {
            var thresholds = Thresholds(tree + RankTree.First(level), level, rank);
            var isBeyond = isMissingLast ? Avx.CompareNotLessThanOrEqual(value, thresholds) : Avx.CompareGreaterThan(value, thresholds);
            rank = rank + rank - isBeyond.AsInt32();
        }

        return rank;
    }

    /// <summary>The thresholds of a level at the positions that values have reached: a register holds 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Thresholds(float* thresholds, int level, Vector256<int> positions)
    {
        if (level < 4)
        {
            return Avx2.PermuteVar8x32(Vector256.Load(thresholds), positions);
        }

        var found = Thresholds16(thresholds, positions);
        if (level >= 5)
        {
            found = Upper(positions, 16, Thresholds16(thresholds + 16, positions), found);
        }

        if (level == 6)
        {
            var upper = Upper(positions, 16, Thresholds16(thresholds + 48, positions), Thresholds16(thresholds + 32, positions));
            found = Upper(positions, 32, upper, found);
        }

        return found;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Thresholds16(float* thresholds, Vector256<int> positions) => Upper(
        positions, 8, Avx2.PermuteVar8x32(Vector256.Load(thresholds + 8), positions), Avx2.PermuteVar8x32(Vector256.Load(thresholds), positions));

    /// <summary>Chooses by one bit of the positions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Upper(Vector256<int> positions, int bit, Vector256<float> upper, Vector256<float> lower) =>
        Avx.BlendVariable(lower, upper, (positions << (31 - BitOperations.Log2((uint)bit))).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(double* sums, uint* numbers, double scale)
    {
        for (var i = 0; i < 16; i += Vector256<double>.Count)
        {
            // Numbers are below 2^32 but not always below 2^31, which is all that a conversion of signed ones takes.
            var wide = Vector256.Create((double)numbers[i], numbers[i + 1], numbers[i + 2], numbers[i + 3]);
            (Vector256.Load(sums + i) + (wide * Vector256.Create(scale))).Store(sums + i);
        }
    }
}
