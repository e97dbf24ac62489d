using System.Security.Cryptography;
using System.Text.Json;
using Slipway.Columns;
using Slipway.Features;
using Slipway.Models;
using Slipway.Pipelines.Import;
using Slipway.Pipelines.Predict;
using Slipway.Pipelines.Train;
using Slipway.Projects;

namespace Slipway.Tests.Pipelines.Import;

/// <summary>Imports models that LightGBM wrote, whose features it calls f0, f1, …, and whose rows have text, gaps and awkward names.</summary>
public sealed class ImportPipelineTests : IAsyncLifetime
{
    private const string Known = "SELECT id, rm, \"order\", \"größe = #1\", chas, price, medv FROM towns";
    private static readonly SchemaFile Schema = new("docs", "metadata.schema.json");

    private BostonProject _boston = null!;
    private ModelFolder _trained = null!;

    public async ValueTask InitializeAsync()
    {
        _boston = await BostonProject.CreateAsync(withModel: false);
        _boston.Execute(
            """
            CREATE TABLE towns (id INTEGER PRIMARY KEY, rm REAL, "größe = #1" REAL, chas INTEGER, medv REAL, "order" TEXT, price TEXT, sold DATE, picture BLOB);
            INSERT INTO towns SELECT id, CASE WHEN id % 11 > 0 THEN rm END, lstat, chas, medv,
              CASE WHEN id % 7 > 0 THEN 'town, ' || (id % 5) END, CASE WHEN medv > 21 THEN 'dear' ELSE 'cheap' END, date('2020-01-01'), x'00'
            FROM boston;
            """);
        await TrainAsync("price");
    }

    public ValueTask DisposeAsync()
    {
        _boston.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_imported_model_predicts_what_the_original_does()
    {
        await PredictAsync(Trained, "original");

        var result = await ImportAsync();
        await PredictAsync(_boston.Model, "imported");

        Assert.Equal(["506"], _boston.Query("SELECT count(*) FROM original JOIN imported USING (id, prediction, probability_cheap, probability_dear)"));
        Assert.Equal(_trained.ModelFile, File.ReadAllBytes(_boston.Model.ModelPath));
        Assert.Equal(
            new ImportRecord("LightGBM", null, "original.txt", Convert.ToHexStringLower(SHA256.HashData(_trained.ModelFile))), result.Metadata.Imported);
        Assert.True(result.BeatsBaseline);
        Assert.Equal(new SplitRecord("all", 0, 506), result.Metadata.Split);
        Assert.Empty(result.Metadata.Metrics.Train);
        Assert.InRange(result.Metadata.Metrics.Test["auc"], 0.8, 1);
        Assert.Equal(0.5, result.Metadata.Metrics.Baseline["auc"]);
        Assert.Equal("binary", result.Metadata.Parameters["objective"].Split(' ')[0]);
        Assert.Equal(_trained.Metadata.Importance.Select(entry => entry.Name), result.Metadata.Importance.Select(entry => entry.Name));
    }

    [Theory]
    [InlineData("price", "cheap,dear", Known)]
    [InlineData("medv", null, Known)]
    [InlineData("medv", null, "SELECT id, rm, \"order\", \"größe = #1\", chas FROM towns")]
    [InlineData("price", "cheap,dear", "SELECT rm, \"order\", \"größe = #1\", chas, NULL AS price FROM towns")]
    public async Task Its_metadata_is_as_the_schema_says(string target, string? classes, string query)
    {
        await TrainAsync(target);

        await ImportAsync(query: query, target: target, classes: classes);

        Assert.Empty(Schema.Faults(JsonElement.Parse(await File.ReadAllTextAsync(_boston.Model.MetadataPath, CancellationToken.None))));
        Assert.Equal(["metadata.json", "model.txt", "report.html"], Directory.GetFiles(_boston.Model.Directory).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Its_contract_is_that_of_the_rows()
    {
        var result = await ImportAsync();

        var town = result.Metadata.Features.Single(feature => feature.Name == "order");
        Assert.Equal(Features()[1].Categories, town.Categories);
        Assert.Equal(434, town.Counts!.Sum());
        Assert.Equal(72 / 506.0, town.ShareMissing, 12);
        Assert.True(result.Metadata.Contract.HeldBack);
        var fault = Assert.Throws<SlipwayException>(
            () => FeatureBinding.Bind(result.Metadata.Features, new Schema([new ColumnInfo("rm", ColumnType.Text)]), "table 't'"));
        Assert.Contains("'rm' is text where training had a number", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_without_a_target_are_left_out_of_the_metrics_and_told()
    {
        var listener = new Listener();

        var some = await ImportAsync(query: Known.Replace(" price,", " CASE WHEN id % 2 = 0 THEN price END AS price,", StringComparison.Ordinal), listener: listener);
        var none = await ImportAsync(query: "SELECT rm, \"order\", \"größe = #1\", chas, price AS prize FROM towns", listener: listener);

        Assert.Equal(253, some.Metadata.Split.TestRows);
        Assert.Null(none.BeatsBaseline);
        Assert.Equal(
            [
                "'price' is NULL in 253 of 506 rows; the metrics are those of the others.",
                "The query has no column 'price' (the nearest name is 'prize'), so that the model's metrics are not known.",
            ],
            listener.Notes);
    }

    [Fact]
    public async Task Text_that_the_model_does_not_know_is_warned_of()
    {
        var listener = new Listener();

        await ImportAsync(query: Known.Replace("\"order\"", "CASE WHEN id = 5 THEN 'Town, 0' ELSE \"order\" END AS \"order\"", StringComparison.Ordinal), listener: listener);

        Assert.Equal(["'order': 1 of 434 values are none of the 5 that the model knows and count as missing, such as 'Town, 0' (the nearest that it knows is 'town, 0')."], listener.Warnings);
    }

    [Fact]
    public async Task The_models_own_names_and_pandas_categories_need_no_list()
    {
        var categories = JsonSerializer.Serialize(Features()[1].Categories);
        var text = File.ReadAllText(Original)
            .Replace("feature_names=f0 f1 f2 f3", "feature_names=rm order size chas", StringComparison.Ordinal)
            .Replace("pandas_categorical:null", "", StringComparison.Ordinal).TrimEnd() + $"\n\npandas_categorical:[{categories}]\n";
        File.WriteAllText(Original, text);

        var result = await ImportAsync(list: null, query: Known.Replace("\"größe = #1\"", "\"größe = #1\" AS size", StringComparison.Ordinal));

        Assert.Equal(_trained.Metadata.Metrics.Test.Keys, result.Metadata.Metrics.Test.Keys);
        Assert.Equal(Features()[1].Categories, result.Metadata.Features[1].Categories);
        Assert.InRange(result.Metadata.Metrics.Test["auc"], 0.8, 1);
    }

    [Theory]
    [InlineData("lstat", "'lstat', a number, is missing")]
    [InlineData("chaz", "'chaz', a number, is missing (the nearest name is 'chas')")]
    [InlineData("sold", "'sold' is a date, and the model takes a number: select the part of it that the model was trained on")]
    [InlineData("price", "'price' is text, and the model takes a number: list its values in the order of their codes")]
    [InlineData("id = 1, 2", "'id' is an integer, and the model takes the codes of the values 1, 2: leave the values out of the list where the column holds the codes, or select it as text (CAST)")]
    [InlineData("price = a, b", "no value of 'price' is one that the model knows (a, b)")]
    [InlineData("picture", "'picture' is a type that can't be a feature (BLOB) where training had a number")]
    [InlineData("nix", "'nix' has no value in any row")]
    public async Task A_column_that_can_not_be_what_the_model_takes_is_named(string line, string expected)
    {
        var fault = await Assert.ThrowsAsync<SlipwayException>(() => ImportAsync(
            list: [.. List().Take(3), line], query: "SELECT *, NULL AS nix, CAST(NULL AS BLOB) AS nil FROM towns", target: "medium", classes: null));

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_boston.Model.Directory));
    }

    [Theory]
    [InlineData("names 3 features, but the model", "rm", "chas", "medv")]
    [InlineData("these lines are too many: line 5 ('sold')", "rm", "chas", "medv", "id", "sold")]
    [InlineData("'f1' in line 1, as number 1, is the model's number 2; 'f0' in line 2, as number 2, is the model's number 1", "f1", "f0", "f2", "f3")]
    [InlineData("--target: 'price' is a feature of the model", "price", "f1", "f2", "f3")]
    public async Task A_list_that_does_not_fit_the_model_is_refused(string expected, params string[] list)
    {
        var fault = await Assert.ThrowsAsync<SlipwayException>(() => ImportAsync(list: list));

        Assert.Equal(ErrorKind.Usage, fault.Kind);
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_whose_names_no_column_has_asks_for_a_list()
    {
        var fault = await Assert.ThrowsAsync<SlipwayException>(() => ImportAsync(list: null));

        Assert.StartsWith("None of the model's 4 features is a column of the query: the model calls them f0, f1, f2, f3, and the columns are id,", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith("--features FILE.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("price", null, null, "If they were numbered in ascending order, as scikit-learn does, that is --classes cheap,dear.")]
    [InlineData("price", "cheap,fair", null, "it has 'dear', and the model's classes are cheap, fair")]
    [InlineData("price", "a,b,c", null, "--classes: the model has 2 classes, but 3 are named: a, b, c.")]
    [InlineData("price", "a,a", null, "--classes: 'a' is there twice")]
    [InlineData("price", null, "Regression", "its task is binary, and not regression")]
    [InlineData("medv", null, "Binary", "its task is regression, and not binary")]
    [InlineData("medv", "a,b", null, "--classes: the model predicts a number")]
    public async Task Classes_and_tasks_that_do_not_fit_are_refused(string target, string? classes, string? task, string expected)
    {
        await TrainAsync(target);

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => ImportAsync(target: target, classes: classes, task: task is null ? null : Enum.Parse<TaskKind>(task)));

        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_of_false_and_true_names_the_classes()
    {
        _boston.Execute("CREATE TABLE flags (rm REAL, \"order\" TEXT, \"größe = #1\" REAL, chas INTEGER, price BOOLEAN); INSERT INTO flags SELECT rm, \"order\", \"größe = #1\", chas, price = 'dear' FROM towns");

        var result = await ImportAsync(query: "SELECT * FROM flags", classes: null);

        Assert.Equal(["false", "true"], result.Metadata.Classes);
        Assert.InRange(result.Metadata.Metrics.Test["auc"], 0.8, 1);
    }

    [Fact]
    public async Task Another_import_leaves_the_old_model_where_it_fails()
    {
        await ImportAsync();
        var old = File.ReadAllBytes(_boston.Model.MetadataPath);

        var gate = await Assert.ThrowsAsync<SlipwayException>(() => ImportAsync(gate: new Gate(true, "auc", ">=", 2)));
        var train = await Assert.ThrowsAsync<SlipwayException>(() => ImportAsync(gate: new Gate(false, "auc", ">=", 0)));
        var untested = await Assert.ThrowsAsync<SlipwayException>(() => ImportAsync(target: "nothing", gate: new Gate(true, "auc", ">=", 0)));
        File.WriteAllText(Original, "tree\nversion=v4\n");
        var damaged = await Assert.ThrowsAsync<SlipwayException>(() => ImportAsync());

        Assert.Equal([ErrorKind.Gate, ErrorKind.Usage, ErrorKind.Usage, ErrorKind.Model], new[] { gate, train, untested, damaged }.Select(fault => fault.Kind));
        Assert.Contains("nothing is known of the rows that it was trained on", train.Message, StringComparison.Ordinal);
        Assert.Contains("it has no metrics", untested.Message, StringComparison.Ordinal);
        Assert.Equal(old, File.ReadAllBytes(_boston.Model.MetadataPath));
    }

    [Theory]
    [InlineData("0", "No row")]
    [InlineData("id = 1", "Only one row")]
    public async Task Fewer_than_two_rows_are_refused(string condition, string found)
    {
        var fault = await Assert.ThrowsAsync<SlipwayException>(() => ImportAsync(query: $"{Known} WHERE {condition}"));

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Equal($"{found} in the query; two at least are needed, and some hundreds are better.", fault.Message);
    }

    [Fact]
    public async Task A_new_model_is_held_against_an_imported_one()
    {
        await ImportAsync();
        var previous = await PreviousModel.ReadAsync(_boston.Model.Directory, _boston.Model, CancellationToken.None);

        var result = await new TrainPipeline(Training("price"), new Listener(), previous).RunAsync(CancellationToken.None);

        Assert.Equal(_trained.Metadata.Metrics.Test["log_loss"], result.Previous!.Value, 12);
    }

    private string Original => _boston.File("original.txt");

    private ModelLocation Trained => new(_boston.File("trained"));

    private Project Training(string target)
    {
        var project = _boston.Training(
            new DataQuery { Query = Known }, options => options with { Target = target, Exclude = target == "price" ? ["medv"] : ["price"], Test = new TestSplit.Random(0.2, 3) });
        return project with { Model = Trained };
    }

    private async Task TrainAsync(string target)
    {
        await new TrainPipeline(Training(target), new Listener()).RunAsync(CancellationToken.None);
        _trained = ModelFolder.Read(Trained);
        File.WriteAllBytes(Original, _trained.ModelFile);
    }

    private IReadOnlyList<Feature> Features() => _trained.Metadata.Features;

    private string[] List() => [.. Features().Select(feature =>
        $"{Quote(feature.Name)}{(feature.Categories is { } categories ? $" = {string.Join(", ", categories.Select(Quote))}" : "")}")];

    private static string Quote(string text) => $"\"{text}\"";

    private Task<ImportResult> ImportAsync(
        string query = Known, string target = "price", string? classes = "cheap,dear", TaskKind? task = null, Gate? gate = null, Listener? listener = null) =>
        ImportAsync(List(), query, target, classes, task, gate, listener);

    private async Task<ImportResult> ImportAsync(
        string[]? list, string query = Known, string target = "price", string? classes = "cheap,dear", TaskKind? task = null, Gate? gate = null, Listener? listener = null)
    {
        var training = Training(target);
        var project = training with { Model = _boston.Model, Gate = gate, Train = training.Train! with { From = new DataQuery { Query = query }, Key = [], Task = task } };
        if (list is not null)
        {
            await File.WriteAllLinesAsync(_boston.File("features.txt"), list, CancellationToken.None);
        }

        var options = new ImportOptions(Original, list is null ? null : _boston.File("features.txt"), classes?.Split(','));
        return await new ImportPipeline(project, options, listener ?? new Listener()).RunAsync(CancellationToken.None);
    }

    private Task<PredictSummary> PredictAsync(ModelLocation model, string into) => new PredictPipeline(
        _boston.Predicting(new DataQuery { Query = Known }, new PredictionTarget.Table(into, null), "id") with { Model = model }, new PredictSettings(), new Listener()).RunAsync(CancellationToken.None);
}
