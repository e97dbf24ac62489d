namespace Slipway.Scoring.Kernels;

/// <summary>The names of levels: of <c>SLIPWAY_SCORER</c>'s values and of libraries.</summary>
internal static class KernelLevelName
{
    public static string Name(this KernelLevel level) => level switch
    {
        KernelLevel.Avx512Vbmi => "avx512-vbmi",
        KernelLevel.Avx512 => "avx512",
        KernelLevel.Avx2 => "avx2",
        _ => "portable",
    };
}
