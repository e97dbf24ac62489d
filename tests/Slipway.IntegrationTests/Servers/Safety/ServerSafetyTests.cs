using System.Globalization;
using System.Text;
using Slipway.IntegrationTests.Programs;
using Slipway.Tests;

namespace Slipway.IntegrationTests.Servers.Safety;

/// <summary>No password anywhere, and no name that means more than a name. One subclass a product.</summary>
public abstract class ServerSafetyTests(ServerFixture fixture) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-server-safety-");
    private readonly DirectoryInfo _secrets = Directory.CreateTempSubdirectory("slipway-server-secrets-");
    private readonly List<(string Place, byte[] Content)> _written = [];
    private DatabaseServer _server = null!;
    private string _database = null!;

    private string Url => _server.Url(_database);

    public async ValueTask InitializeAsync()
    {
        _server = await fixture.GetAsync();
        _database = await _server.CreateDatabaseAsync();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        _secrets.Delete(recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task No_password_is_written_anywhere()
    {
        var search = new SecretSearch(_server.Password);
        File.Copy(Repository.Boston("boston.csv"), Path.Combine(_folder.FullName, "boston.csv"));

        await RunAllAsync();
        await FailAllAsync();
        _written.AddRange(Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories).Select(path => (path, File.ReadAllBytes(path))));
        _written.AddRange(await ReadTablesAsync());

        Assert.Empty(search.Find(_written));

        // And it would have been found.
        foreach (var (name, bytes) in search.Forms)
        {
            var (place, content) = _written[bytes[0] % _written.Count];
            Assert.Contains($"{name} in {place}", search.Find([(place, [.. content, .. bytes, .. content])]));
        }
    }

    [Theory]
    [InlineData("a\"b; DROP TABLE c", "k\"`y", "x`\"; --")]
    [InlineData("a`b; DROP TABLE c", "k y", "x'@p1")]
    [InlineData("a'b\\; {0} DROP TABLE c", "{0}", "%s ? :x $1 \\")]
    [InlineData("select", "from", "order")]
    public async Task A_name_is_nothing_but_a_name(string table, string key, string feature)
    {
        var (quoted, quotedKey, quotedFeature) = (Quote(table), Quote(key), Quote(feature));
        var rows = Enumerable.Range(1, 40).Select(id => string.Create(CultureInfo.InvariantCulture, $"({id}, {id % 7}.5, {id % 7 * 3}.25)"));
        await _server.ExecuteAsync(
            _database,
            "CREATE TABLE c (id INTEGER)",
            $"CREATE TABLE {quoted} ({quotedKey} INTEGER PRIMARY KEY, {quotedFeature} DOUBLE PRECISION, y DOUBLE PRECISION)",
            $"INSERT INTO {quoted} VALUES {string.Join(',', rows)}");

        var trained = await RunAsync("train", "--database", Url, "--table", table, "--key", key, "--target", "y", "--set", "train.trees=3");
        var check = await RunAsync("check", "--database", Url, "--table", table);
        var predicted = await RunAsync("predict", "--database", Url, "--table", table, "--key", key, "--into", $"{table} predicted");
        await _server.ExecuteAsync(_database, $"DELETE FROM {Quote($"{table} predicted")} WHERE {quotedKey} = 7");
        var rest = await RunAsync("predict", "--database", Url, "--table", table, "--key", key, "--into", $"{table} predicted", "--new");

        Assert.All([trained, check, predicted, rest], run => Assert.True(run.ExitCode == 0, run.ToString()));
        Assert.Equal("40|40", await _server.QueryRowAsync(_database, $"SELECT count(*), count(DISTINCT {quotedKey}) FROM {Quote($"{table} predicted_detail")}"));
        Assert.Equal("0", await _server.QueryRowAsync(_database, "SELECT count(*) FROM c"));
    }

    private async Task RunAllAsync()
    {
        foreach (var json in new[] { Array.Empty<string>(), ["--json"] })
        {
            var suffix = json.Length == 0 ? "" : "_json";
            await SucceedAsync("load", ["boston.csv", "--database", Url, "--into", $"boston{suffix}", "--row-number", "id", .. json]);
            await SucceedAsync("init", ["--database", Url, "--table", $"boston{suffix}", "--target", "medv", "--force", .. json]);
            await SucceedAsync("train", ["--database", Url, "--table", $"boston{suffix}", "--key", "id", "--target", "medv", "--set", "train.trees=5", .. json]);
            await SucceedAsync("check", ["--database", Url, "--query", $"SELECT * FROM boston{suffix} WHERE id > 455", .. json]);
            await SucceedAsync("predict", ["--database", Url, "--table", $"boston{suffix}", "--key", "id", "--into", $"predictions{suffix}", .. json]);
            await SucceedAsync("predict", ["--database", Url, "--table", $"boston{suffix}", "--key", "id", "--into", $"predictions{suffix}", "--into-database", Url, "--new", .. json]);
            await SucceedAsync("predict", ["--database", Url, "--table", $"boston{suffix}", "--key", "id", "--output", $"predictions{suffix}.csv", .. json]);
            await SucceedAsync("runs", ["--database", Url, .. json]);
            await SucceedAsync("show", json);
        }
    }

    private async Task FailAllAsync()
    {
        var raw = $"{_server.Scheme}://root:{_server.Password}@127.0.0.1:{_server.Port}/{_database}";
        string[] urls =
        [
            Url, raw, Url.Replace("://", ":/", StringComparison.Ordinal), Url.Replace($"{_server.Scheme}://", "", StringComparison.Ordinal), Url.Replace("://", "x://", StringComparison.Ordinal),
            _server.Url("no_such_database"), _server.Url(_database, "nobody", _server.Password), _server.Url(_database, port: 1), Url.Replace("127.0.0.1", "no-such-host.invalid", StringComparison.Ordinal),
            $"{Url}?sslmode=require", $"{Url}?sslmod=require", $"{Url}?sslmode=sometimes", Url + "/more", Url.Replace("@", "", StringComparison.Ordinal),
        ];
        string[][] commands =
        [
            ["load", "no-such-file.csv", "--into", "t"], ["init", "--table", "no_such_table", "--force"], ["train", "--table", "no_such_table", "--target", "y"],
            ["train", "--query", "SELECT 1/0 FROM nothing WHERE", "--target", "y"], ["train", "--query", "DROP TABLE boston", "--target", "y"], ["train", "--table", "boston", "--target", "no_such_column"],
            ["check", "--query", "SELECT 1 AS crim"], ["predict", "--table", "boston", "--key", "no_such_key", "--into", "p"], ["predict", "--table", "boston", "--key", "id", "--into", "boston"], ["runs", "--no-such-option"],
        ];
        foreach (var json in new[] { Array.Empty<string>(), ["--json"] })
        {
            foreach (var command in commands)
            {
                await FailAsync([.. command, "--database", Url, .. json]);
            }

            foreach (var url in urls[1..])
            {
                await FailAsync(["check", "--table", "no_such_table", "--database", url, .. json]);
            }

            foreach (var url in urls)
            {
                await FailAsync(["predict", "--table", "no_such_table", "--key", "id", "--into", "p", "--databse", url, .. json]);
                await FailAsync(["predict", "--table", "no_such_table", "--key", "id", $"--into={url}", .. json]);
                await FailAsync(["check", "--set", $"predict.table={url}", "--set", $"on_drift={url}", .. json]);
                await FailAsync(["train", url, .. json]);
                await FailAsync([url, .. json]);
            }
        }

        await FailWithVariablesAsync();
    }

    // From the environment, from files of secrets, and with the traces that a report of a fault asks for.
    private async Task FailWithVariablesAsync()
    {
        var secret = Path.Combine(_secrets.FullName, "url");
        await File.WriteAllTextAsync(secret, Url + "\n");
        var password = Path.Combine(_secrets.FullName, "password");
        await File.WriteAllTextAsync(password, _server.Password + "\n");
        string[] arguments = ["check", "--table", "no_such_table"];
        foreach (var debug in new[] { "0", "1" })
        {
            await FailAsync(arguments, ("DATABASE_URL", Url), ("SLIPWAY_DEBUG", debug));
            await FailAsync(arguments, ("DATABASE_URL_FILE", secret), ("SLIPWAY_DEBUG", debug));
            await FailAsync(arguments, ("DATABASE_URL", _server.Url(_database, port: 1)), ("SLIPWAY_DEBUG", debug));
            await FailAsync(arguments, ("DATABASE_URL", _server.Url(_database, "nobody", _server.Password)), ("SLIPWAY_DEBUG", debug));
            await FailAsync(arguments, ("DATABASE_URL", $"{_server.Scheme}://root:{_server.Password}@h/d"), ("SLIPWAY_DEBUG", debug));
            await FailAsync(
                [.. arguments, "--database", _server.Url(_database, "nobody", null, options: $"password_file={password}")], ("MYSQL_PWD", _server.Password), ("PGPASSWORD", _server.Password), ("SLIPWAY_DEBUG", debug));
        }
    }

    private async Task SucceedAsync(string command, params string[] arguments)
    {
        var ended = await RunAsync([command, .. arguments]);
        Assert.True(ended.ExitCode == 0, $"{command} {string.Join(' ', arguments)}: {ended}");
    }

    private async Task FailAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        var ended = await RunAsync(arguments, environment);
        Assert.True(ended.ExitCode is not (0 or 1), $"{string.Join(' ', arguments)}: {ended}");
    }

    private Task<ProgramResult> RunAsync(params string[] arguments) => RunAsync(arguments, []);

    private async Task<ProgramResult> RunAsync(string[] arguments, (string Name, string Value)[] environment)
    {
        var ended = await SlipwayProgram.RunAsync(_folder.FullName, environment.ToDictionary(variable => variable.Name, variable => variable.Value), arguments);
        _written.Add(($"the output of {string.Join(' ', arguments)}", Encoding.UTF8.GetBytes(ended.Output)));
        _written.Add(($"the errors of {string.Join(' ', arguments)}", Encoding.UTF8.GetBytes(ended.Error)));
        return ended;
    }

    private async Task<List<(string Place, byte[] Content)>> ReadTablesAsync()
    {
        var tables = await _server.QueryAsync(
            _database, $"SELECT table_name FROM information_schema.tables WHERE table_schema IN ('public', '{_database}') AND table_name NOT LIKE 'boston%'");
        Assert.Contains("slipway_runs", tables);
        var read = new List<(string, byte[])>();
        foreach (var table in tables)
        {
            read.Add(($"table {table}", Encoding.UTF8.GetBytes(string.Join('\n', await _server.QueryAsync(_database, $"SELECT * FROM {table}")))));
        }

        return read;
    }

    private string Quote(string name) => Sources.Servers.ServerDialect.Of(_server.Kind).Quote(name);
}
