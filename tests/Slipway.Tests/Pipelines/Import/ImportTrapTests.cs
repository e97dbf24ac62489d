using Slipway.Exports.Sql;
using Slipway.Models;
using Slipway.Pipelines.Import;
using Slipway.Pipelines.Predict;
using Slipway.Projects;
using Slipway.Sinks;
using Slipway.Sources;
using Slipway.Sources.Sqlite;
using Slipway.Tests.Models.XgBoost;
using Slipway.Tests.Scoring;

namespace Slipway.Tests.Pipelines.Import;

/// <summary>Imports whose predictions would all be wrong without a word, or could not be stored as what their target is.</summary>
public sealed class ImportTrapTests : IDisposable
{
    private readonly BostonProject _project = new();
    private readonly Listener _listener = new();

    public ImportTrapTests()
    {
        using var connection = SqliteConnection.Open(_project.DatabasePath, SqliteOpenMode.Create);
        connection.Execute(
            """
            CREATE TABLE rows (id INTEGER PRIMARY KEY, f0 REAL, f1 REAL, zone INTEGER, flag BOOLEAN, count INTEGER, empty INTEGER, large REAL);
            INSERT INTO rows VALUES (1, 0.1, 0.2, 10, 1, 0, NULL, 1e12), (2, 0.9, 0.3, 20, 0, 1, NULL, 1e12 + 1), (3, 0.2, 0.7, 30, 1, 0, NULL, 1e12 + 2), (4, 0.8, 0.6, 40, 0, 1, NULL, 1e12 + 3);
            CREATE TABLE "a.b" AS SELECT * FROM rows;
            """);
    }

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData("flag", "true,false", "Boolean", "1|0 2|1 3|0 4|1")]
    [InlineData("flag", "false,true", "Boolean", "1|1 2|0 3|1 4|0")]
    [InlineData("count", "1,0", "Integer", "1|0 2|1 3|0 4|1")]
    [InlineData("empty", "007,08", "Text", "1|08 2|007 3|08 4|007")]
    [InlineData("empty", "it's,other", "Text", "1|other 2|it's 3|other 4|it's")]
    public async Task A_class_is_stored_and_exported_by_its_name(string target, string classes, string type, string expected)
    {
        var result = await ImportAsync(ModelTexts.Stump("0.5", 2, "binary sigmoid:1"), target, classes: classes);

        await PredictAsync("p");
        Assert.Equal(expected.Split(' '), _project.Query("SELECT id, prediction FROM p ORDER BY id"));

        var folder = ModelFolder.Read(_project.Model);
        var sql = SqlExporter.Write(
            folder.Metadata, folder.ReadEstimator(),
            new SqlExportOptions(DatabaseKind.Sqlite, SqlForm.Select) { From = new DataQuery { Table = "rows" }, Key = ["id"] }).TrimEnd().TrimEnd(';');
        Assert.Equal(expected.Split(' '), _project.Query($"SELECT id, prediction FROM ({sql}) ORDER BY id"));
        Assert.Equal(type, PredictionLayout.Create(result.Metadata).Type.ToString());
    }

    [Theory]
    [InlineData("count")]
    [InlineData("empty")]
    [InlineData("missing")]
    public async Task Scores_are_no_probabilities_whether_the_target_is_known_or_not(string target)
    {
        var fault = await FailAsync(ModelTexts.Constants("custom", -3, 1, 4), target, task: TaskKind.Multiclass);

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains("where a probability, from 0 to 1, was expected: it is no classifier", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("f1", "f0")]
    [InlineData("F1", "F0")]
    public async Task The_models_own_names_in_another_order_are_refused_however_they_are_written(params string[] list)
    {
        var fault = await FailAsync(ModelTexts.Stump("0.5", 2), "count", list);

        Assert.Equal(ErrorKind.Usage, fault.Kind);
        Assert.Contains("has the model's own names in another order than the model", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_differ_from_the_models_by_blanks_and_case_are_in_its_order()
    {
        var model = ModelTexts.Stump("0.5", 2).Replace("f0 f1", "Living_area lot_area", StringComparison.Ordinal);
        using (var connection = SqliteConnection.Open(_project.DatabasePath, SqliteOpenMode.ReadWrite))
        {
            connection.Execute("ALTER TABLE rows RENAME f0 TO 'living area'; ALTER TABLE rows RENAME f1 TO 'lot area'");
        }

        var fault = await FailAsync(model, "count", ["lot area", "living area"]);
        Assert.Contains("'lot area' in line 1, as number 1, is the model's number 2", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["living area", "lot area"], (await ImportAsync(model, "count", ["living area", "lot area"])).Metadata.Features.Select(feature => feature.Name));
    }

    [Fact]
    public async Task Values_that_the_models_file_lists_in_another_order_are_refused()
    {
        var model = ModelTexts.CategoricalStump("2", 1).Replace("feature_infos=[-1:1]", "feature_infos=0:1:2", StringComparison.Ordinal)
            .Replace("pandas_categorical:null", "pandas_categorical:[[\"a\", \"b\", \"c\"]]", StringComparison.Ordinal);

        var fault = await FailAsync(model, "count", ["zone = c, b, a", "f1"]);

        Assert.Equal(ErrorKind.Usage, fault.Kind);
        Assert.Contains("has the values of 'zone' in line 1 in another order than the model's file, whose codes are those of a, b, c.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zone", true)]
    [InlineData("count", false)]
    public async Task Numbers_that_may_be_no_codes_of_XGBoosts_categories_are_warned_of(string column, bool warns)
    {
        var model = ModelText.CategoricalStump.Replace("\"feature_types\":[]", "\"feature_types\":[\"c\",\"float\"]", StringComparison.Ordinal);
        Assert.Contains("\"c\"", model, StringComparison.Ordinal);

        await ImportAsync(model, "f0", [column, "f1"]);

        Assert.Equal(
            warns
                ? ["'zone' is a category in the model, and its numbers (10 to 40) are taken for codes 0, 1, …. If the model was trained on these very numbers, all is well. Where it was a category of pandas, select it as text and list its values in the order of their codes (in the file of --features: zone = first, second, …)."]
                : Array.Empty<string>(),
            _listener.Warnings);
    }

    [Fact]
    public async Task A_target_that_32_bits_can_not_hold_has_no_metrics()
    {
        var result = await ImportAsync(ModelTexts.Stump("0.5", 2), "large");

        Assert.Null(result.BeatsBaseline);
        Assert.Equal(["'large' has values that numbers of 32 bits can't hold or tell apart, so that the model's metrics are not known."], _listener.Notes);
    }

    [Fact]
    public async Task A_point_is_a_letter_of_a_SQLite_tables_name()
    {
        await ImportAsync(ModelTexts.Stump("0.5", 2), "count");
        var folder = ModelFolder.Read(_project.Model);

        var sql = SqlExporter.Write(
            folder.Metadata, folder.ReadEstimator(), new SqlExportOptions(DatabaseKind.Sqlite, SqlForm.Select) { From = new DataQuery { Table = "a.b" }, Key = ["id"] });

        Assert.Equal(["1|1.25", "2|-0.75", "3|1.25", "4|-0.75"], _project.Query(sql));
    }

    private async Task<ImportResult> ImportAsync(string model, string target, string[]? list = null, string? classes = null, TaskKind? task = null)
    {
        await File.WriteAllTextAsync(_project.File("any.txt"), model, CancellationToken.None);
        if (list is not null)
        {
            await File.WriteAllLinesAsync(_project.File("features.txt"), list, CancellationToken.None);
        }

        var project = _project.Training(new DataQuery { Table = "rows" }, options => options with { Target = target, Task = task });
        return await new ImportPipeline(
            project, new ImportOptions(_project.File("any.txt"), list is null ? null : _project.File("features.txt"), classes?.Split(',')), _listener).RunAsync(CancellationToken.None);
    }

    private Task<SlipwayException> FailAsync(string model, string target, string[]? list = null, TaskKind? task = null) =>
        Assert.ThrowsAsync<SlipwayException>(() => ImportAsync(model, target, list, task: task));

    private Task<PredictSummary> PredictAsync(string into) => new PredictPipeline(
        _project.Predicting(new DataQuery { Table = "rows" }, new PredictionTarget.Table(into, null), "id"), new PredictSettings(), new Listener()).RunAsync(CancellationToken.None);
}
