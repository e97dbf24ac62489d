namespace Slipway.Scoring.Kernels;

/// <summary>
/// What the processor has, as Linux says: it counts only what the kernel keeps registers for, which the processor's own identification
/// does not. A library for a processor that lacks its instructions must not be loaded: it would end the process.
/// </summary>
internal static class ProcessorFlags
{
    private static readonly Lazy<HashSet<string>> Flags = new(Read);

    public static bool Has(KernelLevel level) => level switch
    {
        KernelLevel.Avx2 => Has("avx2", "bmi1", "bmi2", "fma", "movbe", "abm", "f16c"),
        KernelLevel.Avx512 => Has(KernelLevel.Avx2) && Has("avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"),
        KernelLevel.Avx512Vbmi => Has(KernelLevel.Avx512) && Has("avx512ifma", "avx512vbmi"),
        _ => false,
    };

    private static bool Has(params ReadOnlySpan<string> flags)
    {
        foreach (var flag in flags)
        {
            if (!Flags.Value.Contains(flag))
            {
                return false;
            }
        }

        return true;
    }

    private static HashSet<string> Read()
    {
        const string Path = "/proc/cpuinfo";
        if (!File.Exists(Path))
        {
            return [];
        }

        // The first processor's: the lines of hundreds of others say the same.
        foreach (var line in File.ReadLines(Path))
        {
            if (line.StartsWith("flags", StringComparison.Ordinal))
            {
                return [.. line[(line.IndexOf(':') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)];
            }
        }

        return [];
    }
}
