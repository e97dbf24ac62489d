using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Pipelines.Train;
using Slipway.Projects;
using Slipway.Tests.Pipelines;

namespace Slipway.Tests.Models;

/// <summary>Holds metadata files, as training writes them, to docs/metadata.schema.json.</summary>
public sealed class MetadataSchemaTests : IAsyncLifetime
{
    private static readonly JsonElement SchemaRoot = JsonElement.Parse(File.ReadAllText(Path.Combine(Repository.Root, "docs", "metadata.schema.json")));
    private static readonly SchemaFile Schema = new("docs", "metadata.schema.json");

    private BostonProject _boston = null!;

    public async ValueTask InitializeAsync()
    {
        _boston = await BostonProject.CreateAsync(withModel: false);
        _boston.Execute(
            """
            CREATE TABLE mixed (id INTEGER PRIMARY KEY, medv REAL, rooms DECIMAL(8, 2), old BOOLEAN, town TEXT, "größe, in m²" REAL, sold DATE, seen TIMESTAMP, note TEXT, picture BLOB);
            INSERT INTO mixed SELECT id, medv, NULLIF(rm, 6), age > 50, CASE WHEN id % 7 > 0 THEN 'town ' || (id % 5) END, lstat,
              date('2020-01-01', '+' || id || ' days'), CASE WHEN id % 9 > 0 THEN datetime('2020-01-01', '+' || (id * 1234) || ' minutes') END, 'note ' || id, x'00'
            FROM boston;
            """);
    }

    public ValueTask DisposeAsync()
    {
        _boston.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("boston", "medv", "GradientBoosting", 0.1)]
    [InlineData("boston", "medv", "RandomForest", 0.1)]
    [InlineData("boston", "medv", "GradientBoosting", 0.01)]
    [InlineData("mixed", "medv", "GradientBoosting", 0.5)]
    [InlineData("mixed", "old", "GradientBoosting", 0.2)]
    [InlineData("mixed", "old", "RandomForest", 0.2)]
    [InlineData("known", "town", "GradientBoosting", 0.2)]
    public async Task Every_written_file_is_valid(string table, string target, string algorithm, double testShare)
    {
        var query = table == "known" ? "SELECT * FROM mixed WHERE town IS NOT NULL" : $"SELECT * FROM {table}";

        var written = await TrainAsync(query, target, Enum.Parse<Algorithm>(algorithm), new TestSplit.Random(testShare, 7));

        Assert.Empty(Schema.Faults(written));
    }

    [Theory]
    [InlineData("digest", null)]
    [InlineData("test_mean_square_error", null)]
    [InlineData("task", "\"binary\"")]
    [InlineData("format", "2")]
    [InlineData("created", "\"yesterday\"")]
    [InlineData("password", "\"secret\"")]
    [InlineData("features", "[]")]
    [InlineData("features", """[{ "name": "a", "type": "text" }]""")]
    [InlineData("metrics", """{ "train": {}, "test": {}, "baseline": {} }""")]
    public async Task A_changed_file_is_not_valid(string property, string? value)
    {
        var written = JsonNode.Parse((await TrainAsync("SELECT id, medv, rm FROM boston", "medv", Algorithm.GradientBoosting, new TestSplit.Last(0.1))).GetRawText())!.AsObject();
        if (value is null)
        {
            written.Remove(property);
        }
        else
        {
            written[property] = JsonNode.Parse(value);
        }

        var faults = Schema.Faults(JsonElement.Parse(written.ToJsonString()));

        Assert.NotEmpty(faults);
    }

    [Fact]
    public void Every_property_is_described()
    {
        var undescribed = Undescribed(SchemaRoot, "$").ToList();

        Assert.Empty(undescribed);
    }

    private async Task<JsonElement> TrainAsync(string query, string target, Algorithm algorithm, TestSplit test)
    {
        var project = _boston.Training(new DataQuery { Query = query }, options => options with { Target = target, Algorithm = algorithm, Test = test, Trees = 5 });
        await new TrainPipeline(project, new Listener()).RunAsync(CancellationToken.None);
        return JsonElement.Parse(await File.ReadAllTextAsync(_boston.Model.MetadataPath, CancellationToken.None));
    }

    // Conditions repeat properties that are described where they are defined.
    private static IEnumerable<string> Undescribed(JsonElement schema, string path)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var rule in schema.EnumerateObject())
        {
            IEnumerable<(JsonElement Schema, string Name)> inner = rule.Name switch
            {
                "properties" => rule.Value.EnumerateObject().Select(p => (p.Value, p.Name)),
                "items" => [(rule.Value, "[]")],
                "$defs" => rule.Value.EnumerateObject().Where(d => d.Value.TryGetProperty("additionalProperties", out _)).Select(d => (d.Value, d.Name)),
                _ => [],
            };
            foreach (var (part, name) in inner)
            {
                if (rule.Name == "properties" && !part.TryGetProperty("description", out _))
                {
                    yield return $"{path}.{name}";
                }

                foreach (var found in Undescribed(part, $"{path}.{name}"))
                {
                    yield return found;
                }
            }
        }
    }
}
