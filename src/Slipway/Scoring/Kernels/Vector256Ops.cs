using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Kernels;

/// <summary>Registers of 256 bits: AVX2.</summary>
internal readonly unsafe struct Vector256Ops : IVectorOps<Vector256<byte>>
{
    private const double TwoTo52 = 1L << 52;

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
    public static Vector256<byte> SubtractUpper(Vector256<byte> one, Vector256<byte> other) =>
        (one.AsUInt16() - (other.AsUInt16() << 8)).AsByte();

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
    private static Vector256<byte> LookUp32(byte* table, Vector256<byte> indexes)
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

    public static bool HasSearch => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SearchFirst(float* values, int* positions, int count, float* tree, bool isMissingLast)
    {
        new Span<int>(positions, count).Clear();
        for (var level = 0; level <= 3; level++)
        {
            Search(values, positions, count, tree + RankTree.First(level), level, isMissingLast);
        }

        Search(values, positions, count, tree + RankTree.First(4), 4, isMissingLast);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Search(float* values, int* positions, int count, float* thresholds, int level, bool isMissingLast)
    {
        for (var end = values + count; values < end; values += Vector256<float>.Count, positions += Vector256<int>.Count)
        {
            var reached = Vector256.Load(positions);
            Decided(Vector256.Load(values), reached, Thresholds(thresholds, level, reached), level, isMissingLast).Store(positions);
        }
    }

    /// <summary>The positions with the bit of one more level.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Decided(Vector256<float> values, Vector256<int> positions, Vector256<float> thresholds, int level, bool isMissingLast)
    {
        var isBeyond = isMissingLast ? Avx.CompareNotLessThanOrEqual(values, thresholds) : Avx.CompareGreaterThan(values, thresholds);
        return positions | (isBeyond.AsInt32() & Vector256.Create(1 << level));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WritePlanes(int* positions, int count, ulong* planes)
    {
        for (var i = 0; i < 64; i += 32)
        {
            // Packing works in each half of a register: words come out in the order 0, 2, 4, 6, 1, 3, 5, 7.
            var packed = Avx2.PackUnsignedSaturate(Halves(positions + i), Halves(positions + i + 16)).AsInt32();
            var bytes = Avx2.PermuteVar8x32(packed, Vector256.Create(0, 4, 1, 5, 2, 6, 3, 7)).AsUInt16() << (8 - count);
            for (var plane = count - 1; plane >= 0; plane--)
            {
                *(uint*)((byte*)planes + (plane * BitSlots.Bytes) + (i / 8)) = bytes.AsByte().ExtractMostSignificantBits();
                bytes += bytes;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Halves(int* words) => Avx2.PackSignedSaturate(Vector256.Load(words), Vector256.Load(words + 8));

    /// <summary>The thresholds of a level at the positions that values have reached: a register holds 8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Thresholds(float* thresholds, int level, Vector256<int> positions) => level switch
    {
        <= 3 => Avx2.PermuteVar8x32(Vector256.Load(thresholds), positions),
        4 => Thresholds16(thresholds, positions),
        5 => Thresholds32(thresholds, positions),
        6 => Thresholds64(thresholds, positions),
        _ => Upper(positions, 64, Thresholds64(thresholds + 64, positions), Thresholds64(thresholds, positions)),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Thresholds64(float* thresholds, Vector256<int> positions) =>
        Upper(positions, 32, Thresholds32(thresholds + 32, positions), Thresholds32(thresholds, positions));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Thresholds32(float* thresholds, Vector256<int> positions) =>
        Upper(positions, 16, Thresholds16(thresholds + 16, positions), Thresholds16(thresholds, positions));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Thresholds16(float* thresholds, Vector256<int> positions) => Upper(
        positions, 8, Avx2.PermuteVar8x32(Vector256.Load(thresholds + 8), positions), Avx2.PermuteVar8x32(Vector256.Load(thresholds), positions));

    /// <summary>Chooses by one bit of the positions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Upper(Vector256<int> positions, int bit, Vector256<float> upper, Vector256<float> lower) =>
        Avx.BlendVariable(lower, upper, (positions << (31 - BitOperations.Log2((uint)bit))).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(double* sums, uint* numbers, int count, double scale)
    {
        for (var i = 0; i < count; i += Vector256<double>.Count)
        {
            // Numbers are below 2^32 but not always below 2^31, which is all that a conversion of signed ones takes. As the last bits of 2^52 they are exact.
            var wide = Avx2.ConvertToVector256Int64(Vector128.Load(numbers + i)) | Vector256.Create(TwoTo52).AsInt64();
            (Vector256.Load(sums + i) + ((wide.AsDouble() - Vector256.Create(TwoTo52)) * Vector256.Create(scale))).Store(sums + i);
        }
    }
}
