using System.Diagnostics;
using System.Globalization;
using Slipway.IntegrationTests.Programs;
using Slipway.Sources;
using Slipway.Tests;

namespace Slipway.IntegrationTests.Servers.Partitions;

/// <summary>A table <c>many</c> on a server, a model for it, and the published program that predicts it. Half of the rows are of region <c>a</c>.</summary>
internal sealed class ManyRows : IDisposable
{
    /// <summary>How many rows there are at first.</summary>
    public const int Rows = 40_000;

    private const string Features = "crim, zn, indus, chas, nox, rm, age, dis, rad, tax, ptratio, b, lstat";

    private static readonly string[] Regions = ["a", "a", "a", "a", "a", "b", "b", "B-2", "c", "c"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-partitions-");
    private readonly DatabaseServer _server;
    private readonly string _database;
    private string[] _houses = [];

    private ManyRows(DatabaseServer server, string database)
    {
        _server = server;
        _database = database;
    }

    public static async Task<ManyRows> CreateAsync(DatabaseServer server)
    {
        var many = new ManyRows(server, await server.CreateDatabaseAsync());
        var boston = Path.Combine(Repository.Root, "examples", "boston", "boston.csv");
        many._houses = [.. (await File.ReadAllLinesAsync(boston)).Skip(1).Select(line => line[..line.LastIndexOf(',')])];
        var trained = await SlipwayProgram.RunAsync(many._folder.FullName, "train", "--file", boston, "--target", "medv", "--set", "train.trees=20");
        Assert.True(trained.ExitCode == 0, trained.ToString());
        var columns = string.Join(", ", Features.Split(", ").Select(name => $"{name} DOUBLE PRECISION"));
        await many.ExecuteAsync($"CREATE TABLE many (region VARCHAR(20) NOT NULL, id BIGINT NOT NULL, {columns}, PRIMARY KEY (region, id))");
        await many.InsertAsync(Enumerable.Range(0, Rows).Select(row => (row * 10L, Regions[row % Regions.Length])));
        return many;
    }

    public Task InsertAsync(IEnumerable<(long Id, string Region)> rows) => ExecuteAsync(
        $"INSERT INTO many VALUES {string.Join(',', rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"('{row.Region}',{row.Id},{_houses[row.Id / 10 % _houses.Length]})")))}");

    /// <summary>Inserts a few rows at random places again and again, until it is told to stop.</summary>
    /// <returns>How many rows that were.</returns>
    public async Task<int> InsertUntilAsync(int seed, CancellationToken stop)
    {
        var random = new Random(seed);
        var ids = new HashSet<long>();
        while (!stop.IsCancellationRequested)
        {
            var added = Enumerable.Range(0, 20).Select(_ => random.NextInt64(Rows + 100) * 10 + random.Next(1, 10)).Where(ids.Add).ToArray();
            await InsertAsync(added.Select(id => (id, Regions[random.Next(Regions.Length)])));
        }

        return ids.Count;
    }

    public Task ExecuteAsync(string statement) => _server.ExecuteAsync(_database, statement);

    public Task<List<string>> QueryAsync(string sql) => _server.QueryAsync(_database, sql);

    /// <summary>The command that predicts the rows into a table.</summary>
    public string[] Command(string into, params string[] more) =>
        ["predict", "--database", _server.Url(_database), "--table", "many", "--key", "region", "--key", "id", "--into", into, "--json", .. more];

    public Process Start(params string[] command) => SlipwayProgram.Start(_folder.FullName, command);

    public Task<ProgramResult> RunAsync(params string[] command) => SlipwayProgram.RunAsync(_folder.FullName, command);

    public Task<ProgramResult> RunAsync(IReadOnlyDictionary<string, string> environment, params string[] command) =>
        SlipwayProgram.RunAsync(_folder.FullName, environment, command);

    /// <summary>Predicts and requires that it worked.</summary>
    public async Task<PredictedRows> PredictAsync(string into, params string[] more) => PredictedRows.Of(await RunAsync(Command(into, more)));

    public Task<ProgramResult> ListRunsAsync() => RunAsync("runs", "--database", _server.Url(_database));

    /// <summary>How many rows each run has committed, the first run's first.</summary>
    public async Task<long[]> RowsOfRunsAsync()
    {
        try
        {
            var rows = _server.Kind == DatabaseKind.MySql ? "`rows`" : "\"rows\"";
            var runs = await QueryAsync($"SELECT {rows} FROM slipway_runs ORDER BY run_id");
            return [.. runs.Select(run => long.Parse(run, CultureInfo.InvariantCulture))];
        }
        catch (SlipwayException)
        {
            // The table is not there yet.
            return [];
        }
    }

    /// <summary>How many rows the first run has committed.</summary>
    public async Task<long> RowsOfFirstRunAsync() => (await RowsOfRunsAsync()).FirstOrDefault();

    /// <summary>Requires that the rows have one prediction each, and the one that an undisturbed run gives them.</summary>
    public async Task RequireEqualToOneRunAsync(string predictions, long rows)
    {
        var undisturbed = await PredictAsync("undisturbed");
        var equal = await QueryAsync($"SELECT count(*) FROM {predictions} p JOIN undisturbed u ON u.region = p.region AND u.id = p.id AND u.prediction = p.prediction");

        Assert.Equal(rows, undisturbed.Predicted);
        Assert.Equal([rows.ToString(CultureInfo.InvariantCulture)], equal);
        Assert.Equal(equal, await QueryAsync($"SELECT count(*) FROM {predictions}"));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
