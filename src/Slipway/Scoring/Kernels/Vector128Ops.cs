using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Slipway.Scoring.Kernels;

/// <summary>Registers of 128 bits, on any processor.</summary>
internal readonly unsafe struct Vector128Ops : IVectorOps<Vector128<byte>>
{
    private const double TwoTo52 = 1L << 52;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Load(void* place) => Vector128.Load((byte*)place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(void* place, Vector128<byte> value) => value.Store((byte*)place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Fill(uint value) => Vector128.Create(value).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Select(Vector128<byte> bits, Vector128<byte> then, Vector128<byte> otherwise) =>
        Vector128.ConditionalSelect(bits, then, otherwise);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> And(Vector128<byte> one, Vector128<byte> other) => one & other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> AddBytes(Vector128<byte> one, Vector128<byte> other) => one + other;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> AddHalves(Vector128<byte> one, Vector128<byte> other) =>
        (one.AsUInt16() + other.AsUInt16()).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> SubtractUpper(Vector128<byte> one, Vector128<byte> other) =>
        (one.AsUInt16() - (other.AsUInt16() << 8)).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> AddWords(Vector128<byte> one, Vector128<byte> other) =>
        (one.AsUInt32() + other.AsUInt32()).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> ShiftLeft(Vector128<byte> value, int count) => (value.AsUInt32() << count).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> ShiftRight(Vector128<byte> value, int count) => (value.AsUInt32() >>> count).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> UpperBytes(Vector128<byte> value) => (value.AsUInt16() >>> 8).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> LookUp16(byte* table, Vector128<byte> indexes)
    {
        // Compiled ahead for any x86-64, a program may ask only itself for the instruction; .NET would look up byte by byte.
        var within = indexes & Vector128.Create((byte)15);
        return Ssse3.IsSupported ? Ssse3.Shuffle(Vector128.Load(table), within) : Vector128.ShuffleNative(Vector128.Load(table), within);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> LookUp32(byte* table, Vector128<byte> indexes)
    {
        var isUpper = Vector128.GreaterThan(indexes.AsSByte(), Vector128.Create((sbyte)15)).AsByte();
        return Vector128.ConditionalSelect(isUpper, LookUp16(table + 16, indexes), LookUp16(table, indexes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> LookUp64(byte* table, Vector128<byte> indexes)
    {
        var isUpper = Vector128.GreaterThan(indexes.AsSByte(), Vector128.Create((sbyte)31)).AsByte();
        var rest = indexes & Vector128.Create((byte)31);
        return Vector128.ConditionalSelect(isUpper, LookUp32(table + 32, rest), LookUp32(table, rest));
    }

    public static bool HasLookUp256 => false;

    public static Vector128<byte> LookUp256(byte* table, Vector128<byte> indexes) => throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LessOrEqual(float* values, float threshold)
    {
        var thresholds = Vector128.Create(threshold);
        return (ulong)Vector128.LessThanOrEqual(Vector128.Load(values), thresholds).ExtractMostSignificantBits()
            | ((ulong)Vector128.LessThanOrEqual(Vector128.Load(values + 4), thresholds).ExtractMostSignificantBits() << 4)
            | ((ulong)Vector128.LessThanOrEqual(Vector128.Load(values + 8), thresholds).ExtractMostSignificantBits() << 8)
            | ((ulong)Vector128.LessThanOrEqual(Vector128.Load(values + 12), thresholds).ExtractMostSignificantBits() << 12)
            | ((ulong)Vector128.LessThanOrEqual(Vector128.Load(values + 16), thresholds).ExtractMostSignificantBits() << 16)
            | ((ulong)Vector128.LessThanOrEqual(Vector128.Load(values + 20), thresholds).ExtractMostSignificantBits() << 20)
            | ((ulong)Vector128.LessThanOrEqual(Vector128.Load(values + 24), thresholds).ExtractMostSignificantBits() << 24)
            | ((ulong)Vector128.LessThanOrEqual(Vector128.Load(values + 28), thresholds).ExtractMostSignificantBits() << 28)
            | ((ulong)Vector128.LessThanOrEqual(Vector128.Load(values + 32), thresholds).ExtractMostSignificantBits() << 32)
            | ((ulong)Vector128.LessThanOrEqual(Vector128.Load(values + 36), thresholds).ExtractMostSignificantBits() << 36)
            | ((ulong)Vector128.LessThanOrEqual(Vector128.Load(values + 40), thresholds).ExtractMostSignificantBits() << 40)
            | ((ulong)Vector128.LessThanOrEqual(Vector128.Load(values + 44), thresholds).ExtractMostSignificantBits() << 44)
            | ((ulong)Vector128.LessThanOrEqual(Vector128.Load(values + 48), thresholds).ExtractMostSignificantBits() << 48)
            | ((ulong)Vector128.LessThanOrEqual(Vector128.Load(values + 52), thresholds).ExtractMostSignificantBits() << 52)
            | ((ulong)Vector128.LessThanOrEqual(Vector128.Load(values + 56), thresholds).ExtractMostSignificantBits() << 56)
            | ((ulong)Vector128.LessThanOrEqual(Vector128.Load(values + 60), thresholds).ExtractMostSignificantBits() << 60);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Greater(float* values, float threshold)
    {
        var thresholds = Vector128.Create(threshold);
        return (ulong)Vector128.GreaterThan(Vector128.Load(values), thresholds).ExtractMostSignificantBits()
            | ((ulong)Vector128.GreaterThan(Vector128.Load(values + 4), thresholds).ExtractMostSignificantBits() << 4)
            | ((ulong)Vector128.GreaterThan(Vector128.Load(values + 8), thresholds).ExtractMostSignificantBits() << 8)
            | ((ulong)Vector128.GreaterThan(Vector128.Load(values + 12), thresholds).ExtractMostSignificantBits() << 12)
            | ((ulong)Vector128.GreaterThan(Vector128.Load(values + 16), thresholds).ExtractMostSignificantBits() << 16)
            | ((ulong)Vector128.GreaterThan(Vector128.Load(values + 20), thresholds).ExtractMostSignificantBits() << 20)
            | ((ulong)Vector128.GreaterThan(Vector128.Load(values + 24), thresholds).ExtractMostSignificantBits() << 24)
            | ((ulong)Vector128.GreaterThan(Vector128.Load(values + 28), thresholds).ExtractMostSignificantBits() << 28)
            | ((ulong)Vector128.GreaterThan(Vector128.Load(values + 32), thresholds).ExtractMostSignificantBits() << 32)
            | ((ulong)Vector128.GreaterThan(Vector128.Load(values + 36), thresholds).ExtractMostSignificantBits() << 36)
            | ((ulong)Vector128.GreaterThan(Vector128.Load(values + 40), thresholds).ExtractMostSignificantBits() << 40)
            | ((ulong)Vector128.GreaterThan(Vector128.Load(values + 44), thresholds).ExtractMostSignificantBits() << 44)
            | ((ulong)Vector128.GreaterThan(Vector128.Load(values + 48), thresholds).ExtractMostSignificantBits() << 48)
            | ((ulong)Vector128.GreaterThan(Vector128.Load(values + 52), thresholds).ExtractMostSignificantBits() << 52)
            | ((ulong)Vector128.GreaterThan(Vector128.Load(values + 56), thresholds).ExtractMostSignificantBits() << 56)
            | ((ulong)Vector128.GreaterThan(Vector128.Load(values + 60), thresholds).ExtractMostSignificantBits() << 60);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Beyond(float* values, float threshold)
    {
        var thresholds = Vector128.Create(threshold);
        return (ulong)Vector128.GreaterThan(Vector128.Abs(Vector128.Load(values)), thresholds).ExtractMostSignificantBits()
            | ((ulong)Vector128.GreaterThan(Vector128.Abs(Vector128.Load(values + 4)), thresholds).ExtractMostSignificantBits() << 4)
            | ((ulong)Vector128.GreaterThan(Vector128.Abs(Vector128.Load(values + 8)), thresholds).ExtractMostSignificantBits() << 8)
            | ((ulong)Vector128.GreaterThan(Vector128.Abs(Vector128.Load(values + 12)), thresholds).ExtractMostSignificantBits() << 12)
            | ((ulong)Vector128.GreaterThan(Vector128.Abs(Vector128.Load(values + 16)), thresholds).ExtractMostSignificantBits() << 16)
            | ((ulong)Vector128.GreaterThan(Vector128.Abs(Vector128.Load(values + 20)), thresholds).ExtractMostSignificantBits() << 20)
            | ((ulong)Vector128.GreaterThan(Vector128.Abs(Vector128.Load(values + 24)), thresholds).ExtractMostSignificantBits() << 24)
            | ((ulong)Vector128.GreaterThan(Vector128.Abs(Vector128.Load(values + 28)), thresholds).ExtractMostSignificantBits() << 28)
            | ((ulong)Vector128.GreaterThan(Vector128.Abs(Vector128.Load(values + 32)), thresholds).ExtractMostSignificantBits() << 32)
            | ((ulong)Vector128.GreaterThan(Vector128.Abs(Vector128.Load(values + 36)), thresholds).ExtractMostSignificantBits() << 36)
            | ((ulong)Vector128.GreaterThan(Vector128.Abs(Vector128.Load(values + 40)), thresholds).ExtractMostSignificantBits() << 40)
            | ((ulong)Vector128.GreaterThan(Vector128.Abs(Vector128.Load(values + 44)), thresholds).ExtractMostSignificantBits() << 44)
            | ((ulong)Vector128.GreaterThan(Vector128.Abs(Vector128.Load(values + 48)), thresholds).ExtractMostSignificantBits() << 48)
            | ((ulong)Vector128.GreaterThan(Vector128.Abs(Vector128.Load(values + 52)), thresholds).ExtractMostSignificantBits() << 52)
            | ((ulong)Vector128.GreaterThan(Vector128.Abs(Vector128.Load(values + 56)), thresholds).ExtractMostSignificantBits() << 56)
            | ((ulong)Vector128.GreaterThan(Vector128.Abs(Vector128.Load(values + 60)), thresholds).ExtractMostSignificantBits() << 60);
    }

    /// <summary>A register holds too few thresholds.</summary>
    public static bool HasSearch => false;

    public static void SearchFirst(float* values, int* positions, int count, float* tree, bool isMissingLast) => throw new NotSupportedException();

    public static void Search(float* values, int* positions, int count, float* thresholds, int level, bool isMissingLast) =>
        throw new NotSupportedException();

    public static void WritePlanes(int* positions, int count, ulong* planes) => throw new NotSupportedException();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddScaled(double* sums, uint* numbers, int count, double scale)
    {
        for (var i = 0; i < count; i += Vector128<uint>.Count)
        {
            var (lower, upper) = Vector128.Widen(Vector128.Load(numbers + i));
            AddScaled(sums + i, lower, scale);
            AddScaled(sums + i + 2, upper, scale);
        }
    }

    // As the last bits of 2^52, numbers are exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddScaled(double* sums, Vector128<ulong> numbers, double scale)
    {
        var wide = (numbers | Vector128.Create(TwoTo52).AsUInt64()).AsDouble() - Vector128.Create(TwoTo52);
        (Vector128.Load(sums) + (wide * Vector128.Create(scale))).Store(sums);
    }
}
