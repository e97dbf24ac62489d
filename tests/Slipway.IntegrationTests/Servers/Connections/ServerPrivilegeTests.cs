using System.Globalization;
using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Connections;

/// <summary>What users with few privileges may do, and what they read about the rest. One subclass a product.</summary>
public abstract class ServerPrivilegeTests(ServerFixture fixture) : IAsyncLifetime
{
    private const string Mend = "docs/databases.md lists those that are needed.";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-server-privileges-");

    private protected DatabaseServer Server { get; private set; } = null!;

    private protected string Database { get; private set; } = null!;

    /// <summary>A user of this test alone, who may read table <c>seen</c>.</summary>
    protected string User => $"{Database}_user";

    /// <summary>How messages call the database.</summary>
    protected string Where => string.Create(CultureInfo.InvariantCulture, $"database '{Database}' on 127.0.0.1:{Server.Port}");

    /// <summary>What is said of table <c>hidden</c>, which the user may not read.</summary>
    protected abstract string Hidden { get; }

    /// <summary>What the server says of a table that the user may not create.</summary>
    protected abstract string MayNotCreate { get; }

    /// <summary>What the server says of a query that would write.</summary>
    protected abstract string WouldWrite { get; }

    public async ValueTask InitializeAsync()
    {
        Server = await fixture.GetAsync();
        Database = await Server.CreateDatabaseAsync();
        await Server.CreateUserAsync(User, "pw");
        foreach (var table in new[] { "seen", "hidden" })
        {
            var rows = Enumerable.Range(1, 60).Select(id => string.Create(CultureInfo.InvariantCulture, $"({id}, {id % 7}.5, {id % 7 * 3}.25)"));
            await Server.ExecuteAsync(
                Database, $"CREATE TABLE {table} (id INTEGER PRIMARY KEY, a DOUBLE PRECISION, y DOUBLE PRECISION)", $"INSERT INTO {table} VALUES {string.Join(',', rows)}");
        }

        await GrantAsync(Grant("SELECT", "seen"));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Reading_takes_no_more_than_the_right_to_read()
    {
        await TrainAsync();

        var check = await RunAsync("check", "--table", "seen");
        var predicted = await RunAsync("predict", "--table", "seen", "--key", "id", "--output", "predictions.csv");

        Assert.True(check.ExitCode == 0, check.ToString());
        Assert.True(predicted.ExitCode == 0, predicted.ToString());
    }

    [Fact]
    public async Task A_table_that_may_not_be_read_is_told()
    {
        var trained = await RunAsync("train", "--table", "hidden", "--key", "id", "--target", "y");

        Assert.Equal($"4 error: {Hidden}\n", $"{trained.ExitCode} {trained.Error}");
    }

    [Fact]
    public async Task A_table_that_may_not_be_created_is_told()
    {
        await TrainAsync();

        var predicted = await RunAsync("predict", "--table", "seen", "--key", "id", "--into", "predictions");

        Assert.Equal($"4 error: The user of {Where} lacks a privilege: {MayNotCreate}. {Mend}\n", $"{predicted.ExitCode} {predicted.Error}");
    }

    [Fact]
    public async Task The_documented_privileges_suffice_for_a_sink()
    {
        await TrainAsync();
        await GrantAsync(DocumentedForSink);

        var first = await RunAsync("predict", "--table", "seen", "--key", "id", "--into", "predictions");
        await Server.ExecuteAsync(Database, "DELETE FROM predictions WHERE id = 7");
        var rest = await RunAsync("predict", "--table", "seen", "--key", "id", "--into", "predictions", "--new");
        var again = await RunAsync("predict", "--table", "seen", "--key", "id", "--into", "predictions");
        var runs = await RunAsync("runs");

        Assert.All([first, rest, again, runs], run => Assert.True(run.ExitCode == 0, run.ToString()));
        Assert.Equal("60", await Server.QueryRowAsync(Database, "SELECT count(*) FROM predictions_detail"));
    }

    [Fact]
    public async Task A_query_that_writes_is_refused_by_the_server_and_said_in_words()
    {
        await Server.ExecuteAsync(Database, FunctionThatWrites);

        var trained = await SlipwayProgram.RunAsync(
            _folder.FullName, "train", "--database", Server.Url(Database), "--query", "SELECT id, a, y, empty_seen() AS gone FROM seen", "--key", "id", "--target", "y");

        Assert.Equal(
            $"4 error: The query would change {Where}, and a source is only read: {WouldWrite}. Leave out what writes.\n", $"{trained.ExitCode} {trained.Error}");
        Assert.Equal("60", await Server.QueryRowAsync(Database, "SELECT count(*) FROM seen"));
    }

    /// <summary>Statements that create the function <c>empty_seen()</c>.</summary>
    protected abstract string[] FunctionThatWrites { get; }

    /// <summary>Of docs/databases.md.</summary>
    protected abstract string[] DocumentedForSink { get; }

    /// <summary>Grants rights on a table.</summary>
    protected abstract string Grant(string rights, string table);

    private Task GrantAsync(params string[] statements) => Server.ExecuteAsync(Database, statements);

    private async Task TrainAsync()
    {
        var trained = await RunAsync("train", "--table", "seen", "--key", "id", "--target", "y", "--set", "train.trees=5");
        Assert.True(trained.ExitCode == 0, trained.ToString());
    }

    private Task<ProgramResult> RunAsync(string command, params string[] arguments) =>
        SlipwayProgram.RunAsync(_folder.FullName, [command, "--database", Server.Url(Database, User, "pw"), .. arguments]);
}
