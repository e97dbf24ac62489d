using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Slipway.Scoring.Kernels;

/// <summary>Which kernels this program can run on this processor. Each is made, or its library loaded, when it is first asked for.</summary>
internal static class KernelCatalog
{
    private static readonly Lazy<Kernel?>[] Kernels = [.. Enum.GetValues<KernelLevel>().Select(level => new Lazy<Kernel?>(() => Find(level)))];

    /// <summary>The kernel of a level; null if the processor or the program lacks it.</summary>
    public static Kernel? Get(KernelLevel level) => Kernels[(int)level].Value;

    /// <summary>The fastest kernel.</summary>
    public static Kernel Fastest => Get(KernelLevel.Avx512Vbmi) ?? Get(KernelLevel.Avx512) ?? Get(KernelLevel.Avx2) ?? Get(KernelLevel.Portable)!;

    private static Kernel? Find(KernelLevel level)
    {
        if (level == KernelLevel.Portable)
        {
            return new BuiltInKernel<Vector128Ops, Vector128<byte>, DigitSums<Vector128Ops, Vector128<byte>>>(level);
        }

        // What is compiled at run time has all instructions of the processor. Ahead of time these are constants, and what is in the
        // branches is left out.
        if (level == KernelLevel.Avx512Vbmi && Avx512Vbmi.IsSupported)
        {
            return new BuiltInKernel<Vector512Ops<VbmiLookUps>, Vector512<byte>, WordSums<VbmiLookUps>>(level);
        }

        if (level == KernelLevel.Avx512 && Avx512BW.IsSupported)
        {
            return new BuiltInKernel<Vector512Ops<ShuffleLookUps>, Vector512<byte>, WordSums<ShuffleLookUps>>(level);
        }

        if (level == KernelLevel.Avx2 && Avx2.IsSupported)
        {
            return new BuiltInKernel<Vector256Ops, Vector256<byte>, DigitSums<Vector256Ops, Vector256<byte>>>(level);
        }

        return ProcessorFlags.Has(level) ? LibraryKernel.Load(level) : null;
    }
}
