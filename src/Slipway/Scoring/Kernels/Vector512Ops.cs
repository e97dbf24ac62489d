using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Kernels;

/// <summary>Registers of 512 bits: AVX-512 with its byte and word instructions.</summary>
/// <typeparam name="TLookUps">How tables of bytes are looked up.</typeparam>
internal readonly unsafe struct Vector512Ops<TLookUps> : IVectorOps<Vector512<byte>>
    where TLookUps : struct, ILookUps512
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
    public static Vector512<byte> SubtractUpper(Vector512<byte> one, Vector512<byte> other) =>
        (one.AsUInt16() - (other.AsUInt16() << 8)).AsByte();

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
    public static Vector512<byte> LookUp16(byte* table, Vector512<byte> indexes) => ShuffleLookUps.LookUp16(table, indexes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> LookUp64(byte* table, Vector512<byte> indexes) => TLookUps.LookUp64(table, indexes);

    public static bool HasLookUp256 => TLookUps.HasLookUp256;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> LookUp256(byte* table, Vector512<byte> indexes) => TLookUps.LookUp256(table, indexes);

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

    public static bool HasSearch => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SearchFirst(float* values, int* positions, int count, float* tree, bool isMissingLast)
    {
        // Four registers at once, since each level waits for the one before.
        for (var end = values + count; values < end; values += 64, positions += 64)
        {
            var (v0, v1, v2, v3) = (Vector512.Load(values), Vector512.Load(values + 16), Vector512.Load(values + 32), Vector512.Load(values + 48));
            var p0 = Vector512<int>.Zero;
            var (p1, p2, p3) = (p0, p0, p0);
            for (var level = 0; level <= 4; level++)
            {
                var thresholds = Vector512.Load(tree + RankTree.First(level));
                p0 = Decided(v0, p0, Avx512F.PermuteVar16x32(thresholds, p0), level, isMissingLast);
                p1 = Decided(v1, p1, Avx512F.PermuteVar16x32(thresholds, p1), level, isMissingLast);
                p2 = Decided(v2, p2, Avx512F.PermuteVar16x32(thresholds, p2), level, isMissingLast);
                p3 = Decided(v3, p3, Avx512F.PermuteVar16x32(thresholds, p3), level, isMissingLast);
            }

            p0.Store(positions);
            p1.Store(positions + 16);
            p2.Store(positions + 32);
            p3.Store(positions + 48);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Search(float* values, int* positions, int count, float* thresholds, int level, bool isMissingLast)
    {
        for (var end = values + count; values < end; values += Vector512<float>.Count, positions += Vector512<int>.Count)
        {
            var reached = Vector512.Load(positions);
            Decided(Vector512.Load(values), reached, Thresholds(thresholds, level, reached), level, isMissingLast).Store(positions);
        }
    }

    /// <summary>The positions with the bit of one more level.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Decided(Vector512<float> values, Vector512<int> positions, Vector512<float> thresholds, int level, bool isMissingLast)
    {
        var isBeyond = isMissingLast ? Avx512F.CompareNotLessThanOrEqual(values, thresholds) : Avx512F.CompareGreaterThan(values, thresholds);
        return Vector512.ConditionalSelect(isBeyond.AsInt32(), positions + Vector512.Create(1 << level), positions);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WritePlanes(int* positions, int count, ulong* planes)
    {
        var bytes = Vector512.Create(Vector256.Create(Bytes(positions), Bytes(positions + 16)), Vector256.Create(Bytes(positions + 32), Bytes(positions + 48)));
        bytes = (bytes.AsUInt16() << (8 - count)).AsByte();
        for (var plane = count - 1; plane >= 0; plane--)
        {
            planes[plane * (BitSlots.Bytes / sizeof(ulong))] = bytes.ExtractMostSignificantBits();
            bytes += bytes;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Bytes(int* words) => Avx512F.ConvertToVector128Byte(Vector512.Load(words));

    /// <summary>The thresholds of a level at the positions that values have reached: a register holds 16.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Thresholds(float* thresholds, int level, Vector512<int> positions) => level switch
    {
        5 => Thresholds32(thresholds, positions),
        6 => Thresholds64(thresholds, positions),
        _ => Upper(positions, 64, Thresholds64(thresholds + 64, positions), Thresholds64(thresholds, positions)),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Thresholds64(float* thresholds, Vector512<int> positions) =>
        Upper(positions, 32, Thresholds32(thresholds + 32, positions), Thresholds32(thresholds, positions));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Thresholds32(float* thresholds, Vector512<int> positions) =>
        Avx512F.PermuteVar16x32x2(Vector512.Load(thresholds), positions, Vector512.Load(thresholds + 16));

    /// <summary>Chooses by one bit of the positions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Upper(Vector512<int> positions, int bit, Vector512<float> upper, Vector512<float> lower) =>
        Vector512.ConditionalSelect(Vector512.Equals(positions & Vector512.Create(bit), Vector512<int>.Zero).AsSingle(), lower, upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(double* sums, uint* numbers, int count, double scale)
    {
        for (var i = 0; i < count; i += Vector512<double>.Count)
        {
            var wide = Avx512F.ConvertToVector512Double(Vector256.Load(numbers + i));
            (Vector512.Load(sums + i) + (wide * Vector512.Create(scale))).Store(sums + i);
        }
    }
}
