using System.Runtime.InteropServices;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Kernels;

/// <summary>
/// A kernel in a library beside the program. A program that is compiled ahead of time runs on any processor and so has no instructions that
/// some lack; for those there are libraries, compiled from the same source.
/// </summary>
internal sealed unsafe class LibraryKernel : Kernel
{
    private readonly delegate* unmanaged<KernelTables*, float*, nint, int, double*, byte*, void> _score;

    private LibraryKernel(KernelLevel level, nint library)
        : base(level) =>
        _score = (delegate* unmanaged<KernelTables*, float*, nint, int, double*, byte*, void>)NativeLibrary.GetExport(library, "slipway_score");

    /// <summary>Loads a level's library; null if it is not there, or of another build, whose tables may have another form.</summary>
    public static LibraryKernel? Load(KernelLevel level)
    {
        var path = Path.Combine(AppContext.BaseDirectory, $"libslipway-{level.Name()}.so");
        if (!NativeLibrary.TryLoad(path, out var library))
        {
            return null;
        }

        if (NativeLibrary.TryGetExport(library, "slipway_kernel_source", out var source) && ((delegate* unmanaged<int>)source)() == KernelSource.Number)
        {
            return new LibraryKernel(level, library);
        }

        NativeLibrary.Free(library);
        return null;
    }

    public override void Score(KernelTables* tables, float* values, nint stride, int rows, double* scores, byte* memory) =>
        _score(tables, values, stride, rows, scores, memory);
}
