using Slipway.Scoring.Kernels;

namespace Slipway.Tests.Scoring.Kernels;

/// <summary>The operations of registers, but for one mistake.</summary>
internal readonly unsafe struct MutatedOps<TOps, TVector> : IVectorOps<TVector>
    where TOps : struct, IVectorOps<TVector>
    where TVector : unmanaged
{
    public static Mutation Mutation { get; set; }

    public static bool HasLookUp256 => TOps.HasLookUp256;

    public static bool HasSearch => TOps.HasSearch;

    public static ulong LessOrEqual(float* values, float threshold) =>
        TOps.LessOrEqual(values, threshold) | (Mutation == Mutation.MissingIsLess ? Missing(values) : 0);

    public static ulong Greater(float* values, float threshold) =>
        TOps.Greater(values, threshold) | (Mutation == Mutation.MissingIsGreater ? Missing(values) : 0);

    public static ulong Beyond(float* values, float threshold) =>
        TOps.Beyond(values, Mutation == Mutation.NothingButZeroIsZero ? 0 : threshold) | (Mutation == Mutation.MissingIsFarFromZero ? Missing(values) : 0);

    public static void SearchFirst(float* values, int* positions, int count, float* tree, bool isMissingLast) =>
        TOps.SearchFirst(values, positions, count, tree, isMissingLast ^ (Mutation == Mutation.MissingIsSearchedToTheOtherEnd));

    public static void Search(float* values, int* positions, int count, float* thresholds, int level, bool isMissingLast) =>
        TOps.Search(values, positions, count, thresholds, level, isMissingLast ^ (Mutation == Mutation.MissingIsSearchedToTheOtherEnd));

    public static TVector Load(void* place) => TOps.Load(place);

    public static void Store(void* place, TVector value) => TOps.Store(place, value);

    public static TVector Fill(uint value) => TOps.Fill(value);

    public static TVector Select(TVector bits, TVector then, TVector otherwise) => TOps.Select(bits, then, otherwise);

    public static TVector And(TVector one, TVector other) => TOps.And(one, other);

    public static TVector AddBytes(TVector one, TVector other) => TOps.AddBytes(one, other);

    public static TVector AddHalves(TVector one, TVector other) => TOps.AddHalves(one, other);

    public static TVector SubtractUpper(TVector one, TVector other) => TOps.SubtractUpper(one, other);

    public static TVector AddWords(TVector one, TVector other) => TOps.AddWords(one, other);

    public static TVector ShiftLeft(TVector value, int count) => TOps.ShiftLeft(value, count);

    public static TVector ShiftRight(TVector value, int count) => TOps.ShiftRight(value, count);

    public static TVector UpperBytes(TVector value) => TOps.UpperBytes(value);

    public static TVector LookUp16(byte* table, TVector indexes) => TOps.LookUp16(table, indexes);

    public static TVector LookUp64(byte* table, TVector indexes) => TOps.LookUp64(table, indexes);

    public static TVector LookUp256(byte* table, TVector indexes) => TOps.LookUp256(table, indexes);

    public static void WritePlanes(int* positions, int count, ulong* planes) => TOps.WritePlanes(positions, count, planes);

    public static void AddScaled(double* sums, uint* numbers, int count, double scale) => TOps.AddScaled(sums, numbers, count, scale);

    private static ulong Missing(float* values) => ~(TOps.LessOrEqual(values, float.PositiveInfinity) | TOps.Greater(values, float.PositiveInfinity));
}
