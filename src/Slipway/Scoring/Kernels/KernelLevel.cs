namespace Slipway.Scoring.Kernels;

/// <summary>What a kernel asks of the processor.</summary>
internal enum KernelLevel
{
    /// <summary>Registers of 128 bits, on any processor.</summary>
    Portable,

    Avx2,

    /// <summary>AVX-512 with its instructions for bytes and words (F, BW, VL).</summary>
    Avx512,

    /// <summary>The same with VBMI, which permutes bytes, and with IFMA, which compilers count as one with it.</summary>
    Avx512Vbmi,
}
