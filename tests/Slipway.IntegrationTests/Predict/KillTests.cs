using System.Diagnostics;
using System.Globalization;
using Slipway.IntegrationTests.Programs;
using Slipway.Sources.Sqlite;

namespace Slipway.IntegrationTests.Predict;

/// <summary>Kills the program in mid-run, again and again: every row must have exactly one prediction in the end.</summary>
public sealed class KillTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Kills = 50;
    private const int KillsInMidRun = 40;
    private const int Seed = 20261123;
    private const long Rows = 100_000;
    private const string Digest = "SELECT count(*), count(DISTINCT id), total(prediction), total(id * prediction) FROM ";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-kill-");

    public async ValueTask InitializeAsync()
    {
        Assert.Equal(0, (await SlipwayProgram.RunAsync(_folder.FullName, "demo", "demo")).ExitCode);

        // Many rows from few: the source of each run. The key is indexed, as keys are.
        Execute(
            $"""
            CREATE TABLE many (id INTEGER PRIMARY KEY, crim, zn, indus, chas, nox, rm, age, dis, rad, tax, ptratio, b, lstat);
            WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < {Rows})
            INSERT INTO many SELECT n.value, crim, zn, indus, chas, nox, rm + n.value % 97 / 100.0, age, dis, rad, tax, ptratio, b, lstat
            FROM n JOIN boston_housing ON boston_housing.id = 1 + n.value % 506;
            """);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Killed_at_random_moments_and_run_again_every_row_has_one_prediction()
    {
        var undisturbed = await SlipwayProgram.RunAsync(_folder.FullName, Predict("undisturbed"));
        Assert.True(undisturbed.ExitCode == 0, undisturbed.ToString());

        var random = new Random(Seed);
        var inMidRun = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            Execute("DROP TABLE IF EXISTS killed; DROP VIEW IF EXISTS killed_detail; DELETE FROM slipway_runs WHERE sink = 'killed'");
            using (var process = SlipwayProgram.Start(_folder.FullName, Predict("killed")))
            {
                await WaitForMomentAsync(process, random, isEarly: kill % 10 == 0);
                process.Kill();
                await process.WaitForExitAsync();
            }

            var committed = Committed();
            inMidRun += committed is > 0 and < Rows ? 1 : 0;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kill {kill + 1}: {committed} of {Rows} rows committed"));

            var again = await SlipwayProgram.RunAsync(_folder.FullName, Predict("killed"));

            Assert.True(again.ExitCode == 0, $"seed {Seed}, kill {kill + 1}: {again}");
            Assert.Equal(Query(Digest + "undisturbed"), Query(Digest + "killed"));
        }

        Assert.InRange(inMidRun, KillsInMidRun, Kills);
    }

    // A moment is a random share of the rows, the last ones left out, and a few random milliseconds on; some are before anything is committed.
    private async Task WaitForMomentAsync(Process process, Random random, bool isEarly)
    {
        var rows = isEarly ? 0 : (long)(0.9 * random.NextDouble() * Rows);
        while (rows > 0 && !process.HasExited && RowsOfRun() < rows)
        {
            await Task.Delay(1);
        }

        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(random.Next(isEarly ? 60 : 5)));
    }

    private long RowsOfRun() =>
        long.TryParse(Query("SELECT rows FROM slipway_runs WHERE sink = 'killed'"), CultureInfo.InvariantCulture, out var rows) ? rows : 0;

    private static string[] Predict(string into) =>
        ["predict", "--project", "demo/slipway.yaml", "--database", "demo/boston.db", "--table", "many", "--into", into, "--set", "predict.chunk_rows=1024", "--model-dir", "demo/model"];

    // The rows that the run table speaks of and those that are there must be the same at every moment.
    private long Committed()
    {
        if (Query("SELECT count(*) FROM sqlite_schema WHERE name = 'killed'") == "0")
        {
            return 0;
        }

        var rows = Query("SELECT count(*) FROM killed");
        Assert.Equal(rows, Query("SELECT total(rows) FROM slipway_runs WHERE sink = 'killed'").Replace(".0", "", StringComparison.Ordinal));
        return long.Parse(rows, CultureInfo.InvariantCulture);
    }

    private void Execute(string sql)
    {
        using var connection = SqliteConnection.Open(Path.Combine(_folder.FullName, "demo", "boston.db"), SqliteOpenMode.ReadWrite);
        connection.Execute(sql);
    }

    private string Query(string sql)
    {
        using var connection = SqliteConnection.Open(Path.Combine(_folder.FullName, "demo", "boston.db"), SqliteOpenMode.Read);
        using var query = connection.Prepare(sql);
        return query.Step() ? string.Join('|', Enumerable.Range(0, query.ColumnCount).Select(query.GetString)) : "";
    }
}
