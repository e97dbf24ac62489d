using System.Globalization;
using System.Text;
using System.Text.Json;
using Slipway.IntegrationTests.Programs;
using Slipway.Sources.Sqlite;
using Slipway.Tests;

namespace Slipway.IntegrationTests.EndToEnd;

/// <summary>What a user does from a file to predictions; run by the published program and once more in this process.</summary>
public abstract class EndToEndTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-end-to-end-");

    [Fact]
    public async Task The_demo_goes_from_text_to_predictions()
    {
        var demo = await RunAsync("demo", File("demo"));

        Assert.True(demo.ExitCode == 0, demo.ToString());
        Assert.Contains("mean square error", demo.Output, StringComparison.Ordinal);
        Assert.Contains("What to try next", demo.Output, StringComparison.Ordinal);
        using var metadata = JsonDocument.Parse(System.IO.File.ReadAllText(File("demo/model/metadata.json")));
        Assert.InRange(metadata.RootElement.GetProperty("train_mean_square_error").GetDouble(), 0, 1.8);
        Assert.InRange(metadata.RootElement.GetProperty("test_mean_square_error").GetDouble(), 0, 14.3);
        Assert.StartsWith("<!doctype html>", System.IO.File.ReadAllText(File("demo/model/report.html")), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("506|506", Query("demo/boston.db", "SELECT count(*), count(DISTINCT id) FROM boston_predictions"));

        var suggested = await RunAsync(
            "train", "--project", File("demo/slipway.yaml"), "--database", File("demo/boston.db"), "--model-dir", File("demo/model"), "--set", "train.trees=1000");
        Assert.Contains("train --set train.trees=1000", demo.Output, StringComparison.Ordinal);
        Assert.True(suggested.ExitCode == 0, suggested.ToString());

        var again = await RunAsync("demo", File("demo"), "--json");
        Assert.True(again.ExitCode == 0, again.ToString());
        using var result = JsonDocument.Parse(again.Output);
        Assert.Equal(506, result.RootElement.GetProperty("predict").GetProperty("rows_predicted").GetInt64());
    }

    [Fact]
    public async Task The_contract_lets_true_rows_pass_and_stops_scrambled_ones()
    {
        await RunAsync("demo", File("demo"));
        var (model, database) = (File("demo/model"), File("demo/boston.db"));

        var honest = await RunAsync("check", "--model-dir", model, "--database", database, "--query", "SELECT * FROM boston_housing WHERE id > 455");
        var rounded = await RunAsync("check", "--model-dir", model, "--database", database, "--query", RoundedQuery);
        var scrambled = await RunAsync("check", "--model-dir", model, "--file", File("demo/boston_scrambled.csv"), "--json");

        Assert.True(honest.ExitCode == 0, honest.ToString());
        Assert.Contains("The contract holds for all 51 rows", honest.Output, StringComparison.Ordinal);
        Assert.True(rounded.ExitCode == 3, rounded.ToString());
        Assert.Contains("'nox'", rounded.Output, StringComparison.Ordinal);
        Assert.True(scrambled.ExitCode == 3, scrambled.ToString());
        using var report = JsonDocument.Parse(scrambled.Output);
        Assert.False(report.RootElement.GetProperty("holds").GetBoolean());
        Assert.InRange(report.RootElement.GetProperty("violations").EnumerateArray().Select(v => v.GetProperty("feature").GetString()).Distinct().Count(), 9, 13);
    }

    [Fact]
    public async Task A_table_of_ones_own_with_categories_dates_and_gaps_works_from_flags_alone()
    {
        WriteSales(File("sales.csv"), 600);
        var database = "sqlite:///" + File("sales.db");

        var load = await RunAsync("load", File("sales.csv"), "--database", database, "--into", "sales of \"2026\"", "--row-number", "nr");
        var train = await RunAsync(
            "train", "--database", database, "--table", "sales of \"2026\"", "--key", "nr", "--target", "größe", "--model-dir", File("model"), "--set", "train.test.random=20%");
        var predict = await RunAsync(
            "predict", "--database", database, "--query", "SELECT nr, farbe, verkauft, preis, \"order\" FROM \"sales of \"\"2026\"\"\"", "--key", "nr",
            "--into", "predicted sizes", "--model-dir", File("model"), "--json");
        var nothingNew = await RunAsync(
            "predict", "--database", database, "--query", "SELECT nr, farbe, verkauft, preis, \"order\" FROM \"sales of \"\"2026\"\"\"", "--key", "nr",
            "--into", "predicted sizes", "--model-dir", File("model"), "--new", "--json");
        var show = await RunAsync("show", File("model"), "--json");
        var runs = await RunAsync("runs", "--database", database, "--json");

        Assert.All([load, train, predict, nothingNew, show, runs], result => Assert.True(result.ExitCode == 0, result.ToString()));
        using var card = JsonDocument.Parse(show.Output);
        Assert.Equal(["L", "M", "S"], card.RootElement.GetProperty("classes").EnumerateArray().Select(name => name.GetString()));
        Assert.InRange(card.RootElement.GetProperty("metrics").GetProperty("test").GetProperty("accuracy").GetDouble(), 0.8, 1);
        Assert.Equal(600, JsonDocument.Parse(predict.Output).RootElement.GetProperty("rows_predicted").GetInt64());
        Assert.Equal(0, JsonDocument.Parse(nothingNew.Output).RootElement.GetProperty("rows_predicted").GetInt64());
        Assert.Equal(2, JsonDocument.Parse(runs.Output).RootElement.GetProperty("runs").GetArrayLength());
        var agreeing = Query("sales.db", "SELECT count(*) FROM \"predicted sizes\" JOIN \"sales of \"\"2026\"\"\" USING (nr) WHERE prediction = \"größe\"");
        Assert.InRange(long.Parse(agreeing, CultureInfo.InvariantCulture), 540, 600);
        Assert.Equal("600", Query("sales.db", "SELECT count(*) FROM \"predicted sizes\" WHERE abs(probability_l + probability_m + probability_s - 1) < 1e-9"));
    }

    [Fact]
    public async Task A_model_that_was_trained_elsewhere_is_imported_and_works_like_ones_own()
    {
        string[] rows = ["--database", File("boston.db"), "--table", "boston", "--key", "id"];
        await RunAsync("load", Repository.Boston("boston.csv"), "--database", File("boston.db"), "--into", "boston", "--row-number", "id");
        await RunAsync(["train", .. rows, "--target", "medv", "--model-dir", File("own"), "--trees", "50"]);
        await RunAsync(["predict", .. rows, "--model-dir", File("own"), "--into", "own"]);
        System.IO.File.WriteAllLines(File("features.txt"), ["# in the model's order", "crim", "zn", "indus", "chas", "nox", "rm", "age", "dis", "rad", "tax", "ptratio", "b", "lstat"]);

        var import = await RunAsync(["import", File("own/model.txt"), "--features", File("features.txt"), .. rows, "--target", "medv", "--model-dir", File("model"), "--name", "bought"]);
        var predict = await RunAsync(["predict", .. rows, "--model-dir", File("model"), "--into", "imported"]);
        var check = await RunAsync("check", "--model-dir", File("model"), "--file", Repository.Boston("boston_scrambled.csv"));
        var show = await RunAsync("show", File("model"));
        var health = await RunAsync("health", "--model-dir", File("model"));
        var json = await RunAsync(["import", File("own/model.txt"), "--features", File("features.txt"), .. rows, "--target", "price", "--model-dir", File("model"), "--json"]);

        Assert.All([import, predict, show, health, json], result => Assert.True(result.ExitCode == 0, result.ToString()));
        Assert.Contains("Imported 'bought' from model.txt (LightGBM) to predict medv (regression)", import.Output, StringComparison.Ordinal);
        Assert.Equal("506", Query("boston.db", "SELECT count(*) FROM own JOIN imported USING (id, prediction)"));
        Assert.Equal(System.IO.File.ReadAllBytes(File("own/model.txt")), System.IO.File.ReadAllBytes(File("model/model.txt")));
        Assert.True(check.ExitCode == 3, check.ToString());
        Assert.Contains("from model.txt, LightGBM", show.Output, StringComparison.Ordinal);
        using var card = JsonDocument.Parse(json.Output);
        Assert.Equal(JsonValueKind.Null, card.RootElement.GetProperty("beats_baseline").ValueKind);
        Assert.Equal("model.txt", card.RootElement.GetProperty("metadata").GetProperty("imported").GetProperty("file").GetString());
    }

    [Theory]
    [InlineData("XgBoost/Files/squared_error.json", "abs(prediction - prediction0)", "XGBoost 1.7.4", "regression")]
    [InlineData("XgBoost/Files/binary_logistic.ubj", "abs(probability_1 - prediction0)", "XGBoost 1.7.4", "binary")]
    [InlineData("XgBoost/Files/softprob.ubj", "max(abs(probability_0 - prediction0), abs(probability_1 - prediction1), abs(probability_2 - prediction2))", "XGBoost 1.7.4", "multiclass")]
    [InlineData("Onnx/Files/random_forest_binary.onnx", "max(abs(probability_0 - p0), abs(probability_1 - p1))", "ONNX make-models)", "binary")]
    [InlineData("Onnx/Files/gradient_boosting_multiclass.onnx", "max(abs(probability_high - p0), abs(probability_low - p1), abs(probability_middle - p2))", "ONNX make-models)", "multiclass")]
    public async Task A_model_of_another_library_predicts_what_that_library_does(string model, string difference, string library, string task)
    {
        var file = Path.Combine(Repository.Root, "tests/Slipway.Tests/Models", model);
        string[] rows = ["--database", File("sample.db"), "--table", "sample", "--key", "id"];
        var stored = System.IO.File.ReadAllLines(Path.ChangeExtension(file, ".csv"));
        System.IO.File.WriteAllLines(File("sample.csv"), stored.Select(line => line.Replace("NaN", "", StringComparison.Ordinal)));
        System.IO.File.WriteAllLines(File("features.txt"), stored[0].Split(',').Where(name => name.StartsWith('f')));
        await RunAsync("load", File("sample.csv"), "--database", File("sample.db"), "--into", "sample", "--row-number", "id");

        var import = await RunAsync(["import", file, "--features", File("features.txt"), .. rows, "--target", "unknown", "--model-dir", File("model")]);
        var predict = await RunAsync(["predict", .. rows, "--model-dir", File("model"), "--into", "predicted"]);

        Assert.All([import, predict], result => Assert.True(result.ExitCode == 0, result.ToString()));
        var summary = string.Join(' ', import.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains($"from {Path.GetFileName(file)} ({library}", summary, StringComparison.Ordinal);
        Assert.Contains($"to predict unknown ({task})", summary, StringComparison.Ordinal);
        Assert.Equal($"{stored.Length - 1}|1", Query("sample.db", $"SELECT count(*), max({difference}) < 1e-5 FROM predicted JOIN sample USING (id)"));
    }

    [Theory]
    [InlineData(2, "--tabel", "train", "--tabel", "t")]
    [InlineData(2, "nowhere.csv", "load", "nowhere.csv", "--database", "x.db", "--into", "t")]
    [InlineData(4, "nowhere.db", "train", "--database", "nowhere.db", "--table", "t", "--target", "y")]
    [InlineData(6, "slipway train", "show", "nowhere")]
    [InlineData(2, "nowhere.txt", "import", "nowhere.txt", "--file", "x.csv", "--target", "y")]
    public async Task A_mistake_ends_with_one_sentence_and_the_exit_code_of_its_kind(int exitCode, string named, params string[] arguments)
    {
        var result = await RunAsync(arguments);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.StartsWith("error: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(named, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Equal("", result.Output);
    }

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs a command line in the test's folder.</summary>
    private protected abstract Task<ProgramResult> RunAsync(params string[] arguments);

    private protected string Folder => _folder.FullName;

    private string File(string name) => Path.Combine(_folder.FullName, name);

    // What a column of decimals without a scale makes of each value.
    private static string RoundedQuery =>
        $"SELECT {string.Join(", ", new[] { "crim", "zn", "indus", "chas", "nox", "rm", "age", "dis", "rad", "tax", "ptratio", "b", "lstat" }.Select(name => $"round({name}) AS {name}"))} " +
        "FROM boston_housing WHERE id > 455";

    private string Query(string database, string sql)
    {
        using var connection = SqliteConnection.Open(File(database), SqliteOpenMode.Read);
        using var query = connection.Prepare(sql);
        return query.Step() ? string.Join('|', Enumerable.Range(0, query.ColumnCount).Select(query.GetString)) : "";
    }

    // The size follows from colour and price, so that a model can learn it.
    private static void WriteSales(string path, int rows)
    {
        var random = new Random(7);
        string[] colours = ["rot", "grün, hell", "blau \"tief\"", "zwei\nZeilen"];
        var text = new StringBuilder("farbe,verkauft,preis,order,größe\n");
        for (var row = 0; row < rows; row++)
        {
            var colour = random.Next(colours.Length);
            var price = Math.Round(random.NextDouble() * 100, 2);
            var size = colour == 0 ? "S" : price > 50 ? "L" : "M";
            var day = new DateTime(2026, 1, 1).AddDays(random.Next(365));
            text.Append(CultureInfo.InvariantCulture, $"\"{colours[colour].Replace("\"", "\"\"", StringComparison.Ordinal)}\",{day:yyyy-MM-dd},{price},{(row % 7 == 0 ? "" : random.Next(9))},{size}\n");
        }

        System.IO.File.WriteAllText(path, text.ToString());
    }
}
