using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
