using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Kernels;

/// <summary>Registers of 512 bits: AVX-512 with its byte and word instructions.</summary>
internal readonly unsafe struct Vector512Ops : IVectorOps<Vector512<byte>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Load(void* place) => Vector512.Load((byte*)place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(void* place, Vector512<byte> value) => value.Store((byte*)place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Fill(uint value) => Vector512.Create(value).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Select(Vector512<byte> bits, Vector512<byte> then, Vector512<byte> otherwise) =>
        Vector512.ConditionalSelect(bits, then, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> And(Vector512<byte> one, Vector512<byte> other) => one & other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> AddBytes(Vector512<byte> one, Vector512<byte> other) => one + other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> AddHalves(Vector512<byte> one, Vector512<byte> other) =>
        (one.AsUInt16() + other.AsUInt16()).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> AddWords(Vector512<byte> one, Vector512<byte> other) =>
        (one.AsUInt32() + other.AsUInt32()).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> ShiftLeft(Vector512<byte> value, int count) => (value.AsUInt32() << count).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> ShiftRight(Vector512<byte> value, int count) => (value.AsUInt32() >>> count).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> UpperBytes(Vector512<byte> value) => (value.AsUInt16() >>> 8).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> LookUp16(byte* table, Vector512<byte> indexes) =>
        Avx512BW.Shuffle(Avx512F.BroadcastVector128ToVector512((int*)table).AsByte(), indexes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> LookUp32(byte* table, Vector512<byte> indexes)
    {
        if (Avx512Vbmi.IsSupported)
        {
            return Avx512Vbmi.PermuteVar64x8(Vector256.Load(table).ToVector512Unsafe(), indexes);
        }

        var isUpper = Vector512.GreaterThan(indexes, Vector512.Create((byte)15));
        return Vector512.ConditionalSelect(isUpper, LookUp16(table + 16, indexes), LookUp16(table, indexes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> LookUp64(byte* table, Vector512<byte> indexes)
    {
        if (Avx512Vbmi.IsSupported)
        {
            return Avx512Vbmi.PermuteVar64x8(Vector512.Load(table), indexes);
        }

        var isUpper = Vector512.GreaterThan(indexes, Vector512.Create((byte)31));
        var rest = indexes & Vector512.Create((byte)31);
        return Vector512.ConditionalSelect(isUpper, LookUp32(table + 32, rest), LookUp32(table, rest));
    }

    public static bool HasLookUp256 => Avx512Vbmi.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> LookUp256(byte* table, Vector512<byte> indexes)
    {
        var lower = Avx512Vbmi.PermuteVar64x8x2(Vector512.Load(table), indexes, Vector512.Load(table + 64));
        var upper = Avx512Vbmi.PermuteVar64x8x2(Vector512.Load(table + 128), indexes, Vector512.Load(table + 192));
        return Vector512.ConditionalSelect(Vector512.LessThan(indexes.AsSByte(), Vector512<sbyte>.Zero).AsByte(), upper, lower);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong NonZeroBytes(Vector512<byte> value) =>
        ~Vector512.Equals(value, Vector512<byte>.Zero).ExtractMostSignificantBits();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LessOrEqual(float* values, float threshold)
    {
        var thresholds = Vector512.Create(threshold);
        return Vector512.LessThanOrEqual(Vector512.Load(values), thresholds).ExtractMostSignificantBits()
            | (Vector512.LessThanOrEqual(Vector512.Load(values + 16), thresholds).ExtractMostSignificantBits() << 16)
            | (Vector512.LessThanOrEqual(Vector512.Load(values + 32), thresholds).ExtractMostSignificantBits() << 32)
            | (Vector512.LessThanOrEqual(Vector512.Load(values + 48), thresholds).ExtractMostSignificantBits() << 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Greater(float* values, float threshold)
    {
        var thresholds = Vector512.Create(threshold);
        return Vector512.GreaterThan(Vector512.Load(values), thresholds).ExtractMostSignificantBits()
            | (Vector512.GreaterThan(Vector512.Load(values + 16), thresholds).ExtractMostSignificantBits() << 16)
            | (Vector512.GreaterThan(Vector512.Load(values + 32), thresholds).ExtractMostSignificantBits() << 32)
            | (Vector512.GreaterThan(Vector512.Load(values + 48), thresholds).ExtractMostSignificantBits() << 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Beyond(float* values, float threshold)
    {
        var thresholds = Vector512.Create(threshold);
        return Vector512.GreaterThan(Vector512.Abs(Vector512.Load(values)), thresholds).ExtractMostSignificantBits()
            | (Vector512.GreaterThan(Vector512.Abs(Vector512.Load(values + 16)), thresholds).ExtractMostSignificantBits() << 16)
            | (Vector512.GreaterThan(Vector512.Abs(Vector512.Load(values + 32)), thresholds).ExtractMostSignificantBits() << 32)
            | (Vector512.GreaterThan(Vector512.Abs(Vector512.Load(values + 48)), thresholds).ExtractMostSignificantBits() << 48);
    }

    public static bool HasRanks => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rank(float* values, float* tree, int levels, bool isMissingLast, byte* ranks)
    {
        for (var i = 0; i < 64; i += 32)
        {
            var (first, second) = (Vector512.Load(values + i), Vector512.Load(values + i + 16));
            var (firstRank, secondRank) = (Vector512<uint>.Zero, Vector512<uint>.Zero);
            for (var level = 0; level < levels; level++)
            {
                firstRank = firstRank + firstRank - Beyond(first, Thresholds(tree, level, firstRank), isMissingLast);
                secondRank = secondRank + secondRank - Beyond(second, Thresholds(tree, level, secondRank), isMissingLast);
            }

            Avx512F.ConvertToVector128Byte(firstRank).Store(ranks + i);
            Avx512F.ConvertToVector128Byte(secondRank).Store(ranks + i + 16);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteAtMost(byte* ranks, byte limit, ulong* slot)
    {
        // Spelled out: one comparison a cycle leaves no room for a loop.
        var limits = Vector512.Create(limit);
        slot[0] = AtMost(ranks, limits);
        slot[1] = AtMost(ranks + 64, limits);
        slot[2] = AtMost(ranks + 128, limits);
        slot[3] = AtMost(ranks + 192, limits);
        slot[4] = AtMost(ranks + 256, limits);
        slot[5] = AtMost(ranks + 320, limits);
        slot[6] = AtMost(ranks + 384, limits);
        slot[7] = AtMost(ranks + 448, limits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong AtMost(byte* ranks, Vector512<byte> limits) =>
        Vector512.GreaterThanOrEqual(limits, Vector512.Load(ranks)).ExtractMostSignificantBits();

    /// <summary>The thresholds of a level at the positions that values have reached.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Thresholds(float* tree, int level, Vector512<uint> positions)
    {
        var thresholds = tree + RankTree.First(level);
        var places = positions.AsInt32();
        if (level < 5)
        {
            return Avx512F.PermuteVar16x32(Vector512.Load(thresholds), places);
        }

        var lower = Avx512F.PermuteVar16x32x2(Vector512.Load(thresholds), places, Vector512.Load(thresholds + 16));
        if (level == 5)
        {
            return lower;
        }

        var upper = Avx512F.PermuteVar16x32x2(Vector512.Load(thresholds + 32), places, Vector512.Load(thresholds + 48));
        return Vector512.ConditionalSelect(Vector512.GreaterThan(places, Vector512.Create(31)).AsSingle(), upper, lower);
    }

    /// <summary>All bits of a word where the value is beyond the threshold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Beyond(Vector512<float> values, Vector512<float> thresholds, bool isMissingLast) =>
        (isMissingLast ? Avx512F.CompareNotLessThanOrEqual(values, thresholds) : Vector512.GreaterThan(values, thresholds)).AsUInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(double* sums, uint* numbers, double scale)
    {
        for (var i = 0; i < 16; i += Vector512<double>.Count)
        {
            var wide = Avx512F.ConvertToVector512Double(Vector256.Load(numbers + i));
            (Vector512.Load(sums + i) + (wide * Vector512.Create(scale))).Store(sums + i);
        }
    }
}
