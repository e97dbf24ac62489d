using System.Globalization;
using Slipway.Pipelines;

namespace Slipway.Cli.Output;

/// <summary>Puts a stage's progress into words: <c>reading 1,200,000 of 3,000,000 rows (40 %)</c>.</summary>
internal static class ProgressText
{
    public static string Of(PipelineProgress progress)
    {
        var done = $"{progress.Stage} {Number(progress.Done)}";
        if (progress.Total is not { } total)
        {
            return $"{done} {progress.Unit}";
        }

        var share = total == 0 ? 1 : Math.Min(1, (double)progress.Done / total);
        return FormattableString.Invariant($"{done} of {Number(total)} {progress.Unit} ({Math.Floor(share * 100):0} %)");
    }

    private static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);
}
