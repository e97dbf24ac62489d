using System.Globalization;
using System.Text;
using Slipway.Sources.Sqlite;

namespace Slipway.IntegrationTests.Faults;

/// <summary>Tables that are odd but right: they must go all the way.</summary>
public sealed class OddTablesTests : FaultTests
{
    private const string Table = "weird \"table\" ñ";
    private const string Key = "my key";

    private static readonly string[] Names =
        ["size in m²", "say \"hi\"", "it's", "select", "Order", "order by", "Größe 漢字 🚀", "a,b", "c:d", "[e]", "tab\there", "line\nbreak", "%s", "</script><b>", "prediction", "run_id"];

    private static readonly string[] Categories =
        ["plain", "Plain", "a,b", "say \"q\"", "new\nline", "emoji 🚀👩‍👩‍👧", "", " lead", "trail ", "null", "ünï", "</script>", "it's", "0", "-1", "1e5", "=cmd()", "a\\b", "\u2028", new string('x', 300)];

    [Fact]
    public async Task Names_andCategories_of_every_kind_go_from_table_to_predictions()
    {
        var columns = string.Join(", ", Names.Select(name => $"{SqliteDialect.Quote(name)} REAL"));
        Execute($"CREATE TABLE {SqliteDialect.Quote(Table)} ({SqliteDialect.Quote(Key)} TEXT PRIMARY KEY, {columns}, kind TEXT, day DATE, moment TIMESTAMP, flag BOOLEAN)");
        Insert(rows: 400);
        string[] source = ["--database", "boston.db", "--table", Table, "--key", Key];

        var train = await RunAsync(["train", .. source, "--target", "kind", "--trees", "15", "--model-dir", "kinds", "--set", "gate=test_accuracy >= 0", "--test-random", "20%"]);
        var predict = await RunAsync(["predict", .. source, "--into", "its \"kinds\"", "--model-dir", "kinds"]);
        var again = await RunAsync(["predict", .. source, "--into", "its \"kinds\"", "--model-dir", "kinds"]);
        var toFile = await RunAsync(["predict", .. source, "--output", "kinds.csv", "--model-dir", "kinds"]);
        var load = await RunAsync("load", "kinds.csv", "--into", "loaded", "--null", "NOTHING");
        var check = await RunAsync(["check", "--database", "boston.db", "--table", Table, "--model-dir", "kinds"]);
        var show = await RunAsync("show", "kinds", "--json");

        Assert.All([train, predict, again, toFile, load, check, show], result => Assert.True(result.ExitCode == 0, result.ToString()));
        Assert.Equal("400|1", Query("SELECT count(*), min(length(prediction) >= 0) FROM \"its \"\"kinds\"\"\""));
        Assert.Equal("0", Query($"SELECT count(*) FROM \"its \"\"kinds\"\"\" WHERE prediction NOT IN (SELECT kind FROM {SqliteDialect.Quote(Table)})"));
        Assert.Equal("400", Query($"SELECT count(*) FROM loaded JOIN \"its \"\"kinds\"\"\" USING ({SqliteDialect.Quote(Key)})"));
        var report = await File.ReadAllTextAsync(Path.Combine(Folder, "kinds", "report.html"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("</script><b>", report, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Booleans_come_back_as_booleans_and_whole_numbers_as_classes()
    {
        Execute("CREATE TABLE flags (id INTEGER PRIMARY KEY, x REAL, flag BOOLEAN, code INTEGER); INSERT INTO flags SELECT id, rm, rm > 6.2, CASE WHEN rm > 6.5 THEN 7 WHEN rm > 6 THEN -3 ELSE 40 END FROM boston_housing");
        string[] source = ["--database", "boston.db", "--table", "flags", "--key", "id"];
        foreach (var (target, task) in new[] { ("flag", "binary"), ("code", "multiclass") })
        {
            var other = target == "flag" ? "code" : "flag";
            var train = await RunAsync(["train", .. source, "--target", target, "--task", task, "--exclude", other, "--trees", "30", "--model-dir", target, "--set", "gate=test_accuracy >= 0"]);
            var predict = await RunAsync(["predict", .. source, "--into", "p_" + target, "--model-dir", target]);

            Assert.True(train.ExitCode == 0, train.ToString());
            Assert.True(predict.ExitCode == 0, predict.ToString());
            Assert.Equal("integer", Query($"SELECT group_concat(DISTINCT typeof(prediction)) FROM p_{target}"));
            Assert.True(long.Parse(Query($"SELECT count(*) FROM p_{target} JOIN flags USING (id) WHERE prediction = {target}"), CultureInfo.InvariantCulture) > 480);
        }
    }

    [Fact]
    public async Task A_table_of_1900_columns_and_a_file_of_5000_train_and_predict()
    {
        await WriteWideAsync("wide.csv", columns: 5_000);
        await WriteWideAsync("table.csv", columns: 1_900);
        var load = await RunAsync("load", "table.csv", "--into", "wide");
        Assert.True(load.ExitCode == 0, load.ToString());
        foreach (var (name, source) in new[] { ("file", new[] { "--file", "wide.csv" }), ("table", ["--table", "wide"]) })
        {
            var train = await RunAsync(["train", .. source, "--key", "id", "--target", "y", "--trees", "5", "--depth", "3", "--threads", "1", "--model-dir", name, "--set", "gate=test_r2 >= -1000"]);
            var predict = await RunAsync(["predict", .. source, "--key", "id", "--into", "p_" + name, "--model-dir", name]);
            var show = await RunAsync("show", name);

            Assert.All([train, predict, show], result => Assert.True(result.ExitCode == 0, result.ToString()));
            Assert.Equal("100", Query($"SELECT count(*) FROM p_{name}"));
            Assert.InRange(new FileInfo(Path.Combine(Folder, name, "report.html")).Length, 100_000, 2_000_000);
        }
    }

    private void Insert(int rows)
    {
        const int Seed = 1;
        var random = new Random(Seed);
        using var connection = SqliteConnection.Open(Path.Combine(Folder, "boston.db"), SqliteOpenMode.ReadWrite);
        using var insert = connection.Prepare($"INSERT INTO {SqliteDialect.Quote(Table)} VALUES ({string.Join(", ", Enumerable.Repeat("?", Names.Length + 5))})");
        connection.Execute("BEGIN");
        for (var row = 0; row < rows; row++)
        {
            var kind = row % Categories.Length;
            insert.Bind(1, $"k,\"{row}\"\n🚀");
            for (var i = 0; i < Names.Length; i++)
            {
                insert.Bind(2 + i, (i == 0 ? kind : 0) + random.NextDouble());
            }

            var day = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(random.Next(80_000_000));
            insert.Bind(Names.Length + 2, Categories[kind]);
            insert.Bind(Names.Length + 3, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            insert.Bind(Names.Length + 4, day.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture));
            insert.Bind(Names.Length + 5, random.Next(2));
            insert.Run();
        }

        connection.Execute("COMMIT");
    }

    private async Task WriteWideAsync(string file, int columns)
    {
        const int Rows = 100;
        const int Seed = 2;
        var random = new Random(Seed);
        var text = new StringBuilder("id,y");
        for (var i = 2; i < columns; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $",c{i}");
        }

        for (var row = 1; row <= Rows; row++)
        {
            var first = random.NextDouble();
            text.Append(CultureInfo.InvariantCulture, $"\n{row},{first * 3},{first}");
            for (var i = 3; i < columns; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $",{random.Next(1000)}");
            }
        }

        await File.WriteAllTextAsync(Path.Combine(Folder, file), text.ToString());
    }
}
