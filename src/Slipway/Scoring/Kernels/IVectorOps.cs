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

    /// <summary>Of 16-bit halves: what is left without the lower bytes of others in their upper bytes.</summary>
    static abstract TVector SubtractUpper(TVector one, TVector other);

    static abstract TVector AddWords(TVector one, TVector other);

    /// <summary>Of 32-bit words.</summary>
    static abstract TVector ShiftLeft(TVector value, int count);

    /// <summary>Of 32-bit words.</summary>
    static abstract TVector ShiftRight(TVector value, int count);

    /// <summary>Of 16-bit halves of words, by 8.</summary>
    static abstract TVector UpperBytes(TVector value);

    /// <summary>For each byte below 16 the table's byte.</summary>
    static abstract TVector LookUp16(byte* table, TVector indexes);

    /// <summary>For each byte below 64 the table's byte.</summary>
    static abstract TVector LookUp64(byte* table, TVector indexes);

    /// <summary>Whether <see cref="LookUp256"/> is worth calling.</summary>
    static abstract bool HasLookUp256 { get; }

    /// <summary>For each byte the table's byte.</summary>
    static abstract TVector LookUp256(byte* table, TVector indexes);

    /// <summary>One bit each of 64 values: value &lt;= threshold; NaN is not.</summary>
    static abstract ulong LessOrEqual(float* values, float threshold);

    /// <summary>One bit each of 64 values: value &gt; threshold; NaN is not.</summary>
    static abstract ulong Greater(float* values, float threshold);

    /// <summary>One bit each of 64 values: its distance from 0 is greater than the threshold; NaN's is not.</summary>
    static abstract ulong Beyond(float* values, float threshold);

    /// <summary>Whether <see cref="Search"/> is worth calling.</summary>
    static abstract bool HasSearch { get; }

    /// <summary>Decides the first <see cref="Tables.RankTree.MinLevels"/> levels of a <see cref="Tables.RankTree"/> for values.</summary>
    /// <param name="values">As many as <paramref name="count"/>.</param>
    /// <param name="positions">Get those that the values reach: bit l is set where the value is beyond its threshold of level l.</param>
    /// <param name="count">A multiple of 64.</param>
    /// <param name="tree">The thresholds.</param>
    /// <param name="isMissingLast">True if NaN is beyond all thresholds, false if beyond none.</param>
    static abstract void SearchFirst(float* values, int* positions, int count, float* tree, bool isMissingLast);

    /// <summary>Decides one more level.</summary>
    /// <param name="values">As many as <paramref name="count"/>.</param>
    /// <param name="positions">Get one more bit.</param>
    /// <param name="count">A multiple of 64.</param>
    /// <param name="thresholds">The level's.</param>
    /// <param name="level">The level: a constant where this is called.</param>
    /// <param name="isMissingLast">As before.</param>
    static abstract void Search(float* values, int* positions, int count, float* thresholds, int level, bool isMissingLast);

    /// <summary>Writes planes of positions: bit l of 64 of them to the slot of plane l.</summary>
    static abstract void WritePlanes(int* positions, int count, ulong* planes);

    /// <summary>sums += numbers * scale, for so many of them: a multiple of the numbers that a vector holds.</summary>
    static abstract void AddScaled(double* sums, uint* numbers, int count, double scale);
}
