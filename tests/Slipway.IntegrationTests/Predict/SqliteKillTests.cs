using System.Diagnostics;
using System.Globalization;
using Slipway.IntegrationTests.Programs;
using Slipway.Sources.Sqlite;

namespace Slipway.IntegrationTests.Predict;

public sealed class SqliteKillTests(ITestOutputHelper output) : KillTests(250_000, output), IAsyncLifetime
{
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

    private protected override Process Start(string into) => SlipwayProgram.Start(_folder.FullName, Predict(into));

    private protected override Task<ProgramResult> RunAsync(string into) => SlipwayProgram.RunAsync(_folder.FullName, Predict(into));

    protected override Task ForgetKilledAsync()
    {
        Execute($"DROP TABLE IF EXISTS {Killed}; DROP VIEW IF EXISTS {Killed}_detail; DELETE FROM slipway_runs WHERE sink = '{Killed}'");
        return Task.CompletedTask;
    }

    protected override Task<long> RowsOfKilledAsync() =>
        Task.FromResult(long.TryParse(Query($"SELECT rows FROM slipway_runs WHERE sink = '{Killed}'"), CultureInfo.InvariantCulture, out var rows) ? rows : 0);

    // The rows that the run table speaks of and those that are there must be the same at every moment.
    protected override async Task<long> RequireTrueProgressAsync()
    {
        if (Query($"SELECT count(*) FROM sqlite_schema WHERE name = '{Killed}'") == "0")
        {
            return 0;
        }

        var rows = long.Parse(Query($"SELECT count(*) FROM {Killed}"), CultureInfo.InvariantCulture);
        Assert.Equal(rows, await RowsOfKilledAsync());
        return rows;
    }

    protected override Task RequireEqualAsync(string message)
    {
        var found = Query($"SELECT (SELECT count(*) FROM {Killed}), count(*) FROM {Killed} JOIN {Undisturbed} USING (id, prediction)");
        Assert.True(found == $"{Rows}|{Rows}", $"{message} {Rows} rows; there, and equal: {found}");
        return Task.CompletedTask;
    }

    private static string[] Predict(string into) =>
        ["predict", "--project", "demo/slipway.yaml", "--database", "demo/boston.db", "--table", "many", "--into", into, "--set", "predict.chunk_rows=1024", "--model-dir", "demo/model"];

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
