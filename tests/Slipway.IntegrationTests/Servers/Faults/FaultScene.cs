using System.Globalization;
using Slipway.IntegrationTests.Programs;
using Slipway.Sinks.Runs;
using Slipway.Sinks.Servers;
using Slipway.Sources.Servers;

namespace Slipway.IntegrationTests.Servers.Faults;

/// <summary>A database of a test's own on a real server with many rows in it, and the program, which predicts them with the demo's model.</summary>
internal sealed class FaultScene(DatabaseServer server, string database, DemoFixture demo)
{
    public const int ChunkRows = 512;

    private const string Source = "many";

    public DatabaseServer Server => server;

    public string Database => database;

    public string Url => server.Url(database);

    public static async Task<FaultScene> CreateAsync(DatabaseServer server, DemoFixture demo)
    {
        var scene = new FaultScene(server, await server.CreateDatabaseAsync(), demo);
        await BostonTable.CreateAsync(server, scene.Database);
        return scene;
    }

    /// <summary>Makes the table that is predicted.</summary>
    public Task CreateRowsAsync(int rows) => CreateRowsAsync(rows, ("id INTEGER PRIMARY KEY", "n"));

    /// <inheritdoc cref="BostonTable.CreateManyAsync"/>
    public Task CreateRowsAsync(int rows, (string Definition, string Values) key) => BostonTable.CreateManyAsync(server, database, Source, rows, key);

    /// <summary>The command that predicts the table.</summary>
    /// <param name="into">The sink's table.</param>
    /// <param name="more">Further options.</param>
    public string[] Predict(string into, params string[] more) => Predict(["--database", Url, "--table", Source, "--key", "id", "--into", into, .. more]);

    /// <summary>The command that predicts the table, each of its two connections on a way of its own.</summary>
    public string[] PredictBetween(string source, string sink, string into) => Predict(
        ["--database", source, "--table", Source, "--key", "id", "--into-database", sink, "--into", into]);

    /// <summary>The command that predicts what the options say.</summary>
    public string[] Predict(string[] options) =>
        ["predict", "--model-dir", demo.Model, "--no-progress", "--set", $"predict.chunk_rows={ChunkRows}", .. options];

    public static Task<ProgramResult> RunAsync(string[] command) => SlipwayProgram.RunAsync(Path.GetTempPath(), command);

    public static RunningProgram Start(string[] command) => new(Path.GetTempPath(), command);

    /// <summary>Runs a command that must succeed.</summary>
    public static async Task<ProgramResult> SucceedAsync(string[] command)
    {
        var result = await RunAsync(command);
        Assert.True(result.ExitCode == 0, result.ToString());
        return result;
    }

    /// <summary>Runs a command that must fail in words.</summary>
    public static async Task<string> FailAsync(ErrorKind kind, string[] command) => RequireFault(kind, await RunAsync(command));

    /// <summary>Holds that a command failed in words.</summary>
    /// <returns>The words.</returns>
    public static string RequireFault(ErrorKind kind, ProgramResult result)
    {
        Assert.True(result.ExitCode == (int)kind, $"expected {kind}: {result}");
        Assert.Contains("error: ", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        return result.Error;
    }

    /// <summary>Takes a sink and its runs away.</summary>
    public Task ForgetAsync(string into) => ExecuteAsync(
        $"DROP VIEW IF EXISTS {into}_detail", $"DROP TABLE IF EXISTS {into}", $"DELETE FROM {ServerRunTable.Name} WHERE sink = '{into}'");

    public Task ExecuteAsync(params string[] statements) => server.ExecuteAsync(database, statements);

    public Task<string> QueryRowAsync(string sql) => server.QueryRowAsync(database, sql);

    /// <summary>The runs of a sink, the latest first.</summary>
    public async Task<List<RunRecord>> RunsAsync(string into)
    {
        await using var connection = await server.OpenAsync(database);
        var runs = new ServerRunTable(connection);
        return await runs.ExistsAsync(CancellationToken.None) ? [.. (await runs.ReadAsync(CancellationToken.None)).Where(run => run.Sink == into)] : [];
    }

    /// <summary>Waits until a run has committed so many rows; the run must not end before.</summary>
    public async Task WaitForRowsAsync(RunningProgram run, string into, long rows)
    {
        while ((await RunsAsync(into)).FirstOrDefault()?.Rows is not { } committed || committed < rows)
        {
            Assert.False(run.Process.HasExited, $"The run ended before {rows} rows: {(run.Process.HasExited ? await run.EndAsync() : null)}");
            await Task.Delay(1);
        }
    }

    /// <summary>Holds that the only run of a sink speaks of as many rows as are there, at one moment.</summary>
    /// <returns>How many.</returns>
    public async Task<long> RequireTrueProgressAsync(string into)
    {
        if ((await RunsAsync(into)).Count == 0)
        {
            return 0;
        }

        var rows = ServerDialect.Of(server.Kind).Quote("rows");
        var progress = (await QueryRowAsync($"SELECT (SELECT count(*) FROM {into}), (SELECT {rows} FROM {ServerRunTable.Name} WHERE sink = '{into}')")).Split('|');
        Assert.Equal(progress[0], progress[1]);
        return long.Parse(progress[0], CultureInfo.InvariantCulture);
    }

    /// <summary>Holds that two sinks have the same predictions, one a row of the source.</summary>
    public async Task RequireEqualAsync(string expected, string actual, string message = "")
    {
        var rows = await QueryRowAsync($"SELECT count(*) FROM {Source}");
        var found = await QueryRowAsync($"SELECT (SELECT count(*) FROM {actual}), count(*) FROM {actual} AS a JOIN {expected} AS e ON e.id = a.id AND e.prediction = a.prediction");
        Assert.True(found == $"{rows}|{rows}", $"{message} {rows} rows; there, and equal: {found}");
    }
}
