using System.Diagnostics;

namespace Slipway.Benchmarks;

/// <summary>Lets all sides score the same rows in turn, so that what else the machine does meets all of them.</summary>
internal static class Measurement
{
    /// <param name="sides">LightGBM is the first: the others' scores are compared with its.</param>
    /// <param name="rowCount">How many rows each scores.</param>
    /// <param name="callCount">In how many calls.</param>
    /// <param name="repetitions">How often, after once without the clock.</param>
    public static SideResult[] Run(IReadOnlyList<ISide> sides, int rowCount, int callCount, int repetitions)
    {
        var seconds = sides.Select(_ => new double[repetitions]).ToArray();
        var bytes = new double[sides.Count];
        foreach (var side in sides)
        {
            side.ScoreAll();
        }

        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            for (var i = 0; i < sides.Count; i++)
            {
                // Threads of others' pools turn round for a while after their work.
                Thread.Sleep(50);
                var allocated = GC.GetAllocatedBytesForCurrentThread();
                var start = Stopwatch.GetTimestamp();
                sides[i].ScoreAll();
                seconds[i][repetition] = Stopwatch.GetElapsedTime(start).TotalSeconds;
                bytes[i] = (double)(GC.GetAllocatedBytesForCurrentThread() - allocated) / callCount;
            }
        }

        return [.. sides.Select((side, i) => new SideResult(side.Name, Median(seconds[i]) * 1e9 / rowCount, bytes[i], Difference(sides[0].Scores, side.Scores)))];
    }

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    // NaN is farther than everything.
    private static double Difference(double[] expected, double[] found)
    {
        var largest = 0.0;
        for (var i = 0; i < expected.Length; i++)
        {
            var difference = Math.Abs(expected[i] - found[i]);
            largest = difference <= largest ? largest : double.IsNaN(difference) ? double.MaxValue : difference;
        }

        return largest;
    }
}
