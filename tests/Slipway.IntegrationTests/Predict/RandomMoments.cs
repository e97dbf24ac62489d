using System.Diagnostics;

namespace Slipway.IntegrationTests.Predict;

/// <summary>
/// Random moments of a run: a random share of the rows, the last ones left out so that a fast machine or a slow look doesn't let the run end first,
/// and a few random milliseconds on; or, early, before anything is committed.
/// </summary>
internal sealed class RandomMoments(Random random, long rows)
{
    private const double LargestShare = 0.7;
    private const int EarlyMilliseconds = 60;
    private const int LateMilliseconds = 5;

    /// <summary>Waits for the next one, or for the run's end.</summary>
    /// <param name="process">The run.</param>
    /// <param name="rowsOfRun">How many rows it has committed.</param>
    /// <param name="isEarly">Whether the moment is before the first of them.</param>
    public async Task WaitAsync(Process process, Func<Task<long>> rowsOfRun, bool isEarly)
    {
        var share = isEarly ? 0 : (long)(LargestShare * random.NextDouble() * rows);
        while (share > 0 && !process.HasExited && await rowsOfRun() < share)
        {
            await Task.Delay(1);
        }

        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(random.Next(isEarly ? EarlyMilliseconds : LateMilliseconds)));
    }
}
