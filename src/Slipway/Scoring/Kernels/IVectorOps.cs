namespace Slipway.Scoring.Kernels;

/// <summary>What kernels ask of one kind of vector registers. Bits, bytes and words are all of <typeparamref name="TVector"/>, as the operation says.</summary>
internal unsafe interface IVectorOps<TVector>
    where TVector : unmanaged
{
    static abstract TVector Load(void* place);

    static abstract void Store(void* place, TVector value);

    /// <summary>In all 32-bit words.</summary>
    static abstract TVector Fill(uint value);

    /// <summary>Bits of <paramref name="then"/> where <paramref name="bits"/> are set, else of <paramref name="otherwise"/>.</summary>
    static abstract TVector Select(TVector bits, TVector then, TVector otherwise);

    static abstract TVector And(TVector one, TVector other);

    static abstract TVector AddBytes(TVector one, TVector other);

    static abstract TVector AddHalves(TVector one, TVector other);

    static abstract TVector AddWords(TVector one, TVector other);

    /// <summary>Of 32-bit words.</summary>
    static abstract TVector ShiftLeft(TVector value, int count);

    /// <summary>Of 32-bit words.</summary>
    static abstract TVector ShiftRight(TVector value, int count);

    /// <summary>Of 16-bit halves of words, by 8.</summary>
    static abstract TVector UpperBytes(TVector value);

    /// <summary>For each byte below 16 the table's byte.</summary>
    static abstract TVector LookUp16(byte* table, TVector indexes);

    /// <summary>For each byte below 32 the table's byte.</summary>
    static abstract TVector LookUp32(byte* table, TVector indexes);

    /// <summary>For each byte below 64 the table's byte.</summary>
    static abstract TVector LookUp64(byte* table, TVector indexes);

    /// <summary>Whether <see cref="LookUp256"/> is worth calling.</summary>
    static abstract bool HasLookUp256 { get; }

    /// <summary>For each byte the table's byte.</summary>
    static abstract TVector LookUp256(byte* table, TVector indexes);

    /// <summary>One bit a byte that is not 0, for as many bytes as a vector has.</summary>
    static abstract ulong NonZeroBytes(TVector value);

    /// <summary>One bit each of 64 values: value &lt;= threshold; NaN is not.</summary>
    static abstract ulong LessOrEqual(float* values, float threshold);

    /// <summary>One bit each of 64 values: value &gt; threshold; NaN is not.</summary>
    static abstract ulong Greater(float* values, float threshold);

    /// <summary>One bit each of 64 values: its distance from 0 is greater than the threshold; NaN's is not.</summary>
    static abstract ulong Beyond(float* values, float threshold);

    /// <summary>Whether <see cref="Rank"/> is worth calling.</summary>
    static abstract bool HasRanks { get; }

    /// <summary>Writes 64 values' ranks among a run's thresholds.</summary>
    /// <param name="values">64.</param>
    /// <param name="tree">A <see cref="Tables.RankTree"/>.</param>
    /// <param name="levels">Its levels.</param>
    /// <param name="isMissingLast">True if NaN gets the last rank, false for the first.</param>
    /// <param name="ranks">64 bytes.</param>
    static abstract void Rank(float* values, float* tree, int levels, bool isMissingLast, byte* ranks);

    /// <summary>Writes a slot: one bit for each of a block's ranks, set where it is at most the limit.</summary>
    static abstract void WriteAtMost(byte* ranks, byte limit, ulong* slot);

    /// <summary>sums += numbers * scale, for 16 of them.</summary>
    static abstract void AddScaled(double* sums, uint* numbers, double scale);
}
