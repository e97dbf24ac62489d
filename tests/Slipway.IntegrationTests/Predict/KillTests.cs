using System.Diagnostics;
using System.Globalization;
using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Predict;

/// <summary>Kills the program in mid-run, again and again: every row must have exactly one prediction in the end. One subclass a database.</summary>
public abstract class KillTests(int rows, ITestOutputHelper output)
{
    protected int Rows => rows;

    protected const string Undisturbed = "undisturbed";
    protected const string Killed = "killed";

    private const int Kills = 50;
    private const int KillsInMidRun = 40;
    private const int Seed = 20261123;

    [Fact]
    public async Task Killed_at_random_moments_and_run_again_every_row_has_one_prediction()
    {
        var undisturbed = await RunAsync(Undisturbed);
        Assert.True(undisturbed.ExitCode == 0, undisturbed.ToString());

        var moments = new RandomMoments(new Random(Seed), rows);
        var inMidRun = 0;
        for (var kill = 1; kill <= Kills; kill++)
        {
            await ForgetKilledAsync();
            using (var process = Start(Killed))
            {
                await moments.WaitAsync(process, RowsOfKilledAsync, isEarly: kill % 10 == 1);
                process.Kill();
                await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            }

            var committed = await RequireTrueProgressAsync();
            inMidRun += committed > 0 && committed < rows ? 1 : 0;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kill {kill}: {committed} of {rows} rows committed"));

            var again = await RunAsync(Killed);

            Assert.True(again.ExitCode == 0, $"seed {Seed}, kill {kill}: {again}");
            await RequireEqualAsync($"seed {Seed}, kill {kill}:");
        }

        Assert.InRange(inMidRun, KillsInMidRun, Kills);
    }

    /// <summary>Starts to predict all rows into a table.</summary>
    private protected abstract Process Start(string into);

    private protected abstract Task<ProgramResult> RunAsync(string into);

    /// <summary>Takes the table <see cref="Killed"/> and its runs away.</summary>
    protected abstract Task ForgetKilledAsync();

    /// <summary>How many rows the run table says are in <see cref="Killed"/>.</summary>
    protected abstract Task<long> RowsOfKilledAsync();

    /// <summary>Holds that as many rows are in <see cref="Killed"/> as the run table says.</summary>
    protected abstract Task<long> RequireTrueProgressAsync();

    /// <summary>Holds that <see cref="Killed"/> has the predictions of <see cref="Undisturbed"/>, one a row.</summary>
    protected abstract Task RequireEqualAsync(string message);
}
