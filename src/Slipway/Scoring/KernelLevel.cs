namespace Slipway.Scoring;

/// <summary>What a processor can do, as far as scoring knows to use it.</summary>
internal enum KernelLevel
{
    /// <summary>No kernel: tree by tree, split by split.</summary>
    Reference,

    /// <summary>Registers of 128 bits, on any processor.</summary>
    Portable,

    Avx2,

    /// <summary>AVX-512 with its instructions for bytes and words (F, BW, VL).</summary>
    Avx512,
}
