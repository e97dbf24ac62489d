using System.Globalization;
using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Contract;

/// <summary>
/// The contract on a server's types: what can't hold what training saw is refused before the first row, and the SQL of the message mends it.
/// One subclass a product.
/// </summary>
public abstract class ServerContractTests(ServerFixture fixture) : IAsyncLifetime
{
    // Rows whose numbers are small enough for any type.
    private static readonly int[] FreshIds = [3, 4, 5];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-server-contract-");
    private DatabaseServer _server = null!;

    protected string Database { get; private set; } = null!;

    /// <summary>The type of a timestamp with (moved to UTC) or without a time zone.</summary>
    protected abstract string Timestamp(bool hasTimeZone);

    public async ValueTask InitializeAsync()
    {
        _server = await fixture.GetAsync();
        Database = await _server.CreateDatabaseAsync();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Trains on counts up to 70,000, fractions, words and times, and checks a table of which one column is of another type.</summary>
    /// <param name="column">That column.</param>
    /// <param name="type">Its type.</param>
    /// <param name="reason">What the message must say of it.</param>
    /// <param name="mend">The SQL that the message must give, for a table <c>fresh</c> and for a query.</param>
    /// <param name="isZoned">Whether the times that trained are of a known time zone.</param>
    private protected async Task RequireRefusedAndMendedAsync(string column, string type, string reason, (string Table, string Query) mend, bool isZoned = false)
    {
        await TrainAsync(isZoned);
        await CreateFreshAsync(isZoned, column, type);

        var table = await CheckAsync("--table", "fresh");
        var query = await CheckAsync("--query", "SELECT * FROM fresh");

        Assert.All([table, query], check => Assert.True(check.ExitCode == 3, check.ToString()));
        Assert.Contains($"'{column}' is {reason}", table.Error, StringComparison.Ordinal);
        Assert.Contains(mend.Table, table.Error.Split('\n').Select(line => line.Trim()));
        Assert.Contains(mend.Query, query.Error.Split('\n').Select(line => line.Trim()));

        await _server.ExecuteAsync(Database, mend.Table, "DELETE FROM fresh", Insert("fresh", FreshIds));
        var mended = await CheckAsync("--table", "fresh");
        Assert.True(mended.ExitCode == 0, mended.ToString());
    }

    private protected async Task RequirePassesAsync(string column, string type)
    {
        await TrainAsync(isZoned: false);
        await CreateFreshAsync(isZoned: false, column, type);

        var check = await CheckAsync("--table", "fresh");

        Assert.True(check.ExitCode == 0, check.ToString());
    }

    private async Task TrainAsync(bool isZoned)
    {
        await CreateAsync("known", Definitions(isZoned), Enumerable.Range(1, 80));
        var trained = await RunAsync("train", "--table", "known", "--key", "id", "--target", "y", "--set", "train.trees=3");
        Assert.True(trained.ExitCode == 0, trained.ToString());
    }

    private Task CreateFreshAsync(bool isZoned, string column, string type)
    {
        var definitions = Definitions(isZoned);
        definitions[column] = type;
        return CreateAsync("fresh", definitions, FreshIds);
    }

    private Dictionary<string, string> Definitions(bool isZoned) => new()
    {
        ["id"] = "INTEGER PRIMARY KEY",
        ["n"] = "INTEGER",
        ["x"] = "DECIMAL(10,3)",
        ["word"] = "VARCHAR(20)",
        ["seen"] = Timestamp(isZoned) + " NULL",
        ["y"] = "DOUBLE PRECISION",
    };

    private Task CreateAsync(string table, Dictionary<string, string> definitions, IEnumerable<int> ids) => _server.ExecuteAsync(
        Database, $"CREATE TABLE {table} ({string.Join(", ", definitions.Select(column => $"{column.Key} {column.Value}"))})", Insert(table, ids));

    private static string Insert(string table, IEnumerable<int> ids)
    {
        var rows = ids.Select(id => string.Create(
            CultureInfo.InvariantCulture,
            $"({id}, {(id > 70 ? id * 875 : id % 11)}, {id % 13}.538, '{id % 5}', '2024-03-{1 + id % 28:00} {id % 24:00}:15:00', {id % 17}.25)"));
        return $"INSERT INTO {table} VALUES {string.Join(", ", rows)}";
    }

    private Task<ProgramResult> CheckAsync(params string[] from) => RunAsync("check", from);

    private Task<ProgramResult> RunAsync(string command, params string[] arguments) =>
        SlipwayProgram.RunAsync(_folder.FullName, [command, "--database", _server.Url(Database), .. arguments]);
}
