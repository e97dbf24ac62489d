using Slipway.Pipelines.Init;
using Slipway.Pipelines.Predict;
using Slipway.Pipelines.Train;
using Slipway.Projects;

namespace Slipway.Tests.Pipelines.Init;

public sealed class InitPipelineTests : IAsyncLifetime
{
    private BostonProject _boston = null!;

    private string ProjectFile => _boston.File("slipway.yaml");

    public async ValueTask InitializeAsync() => _boston = await BostonProject.CreateAsync(withModel: false);

    public ValueTask DisposeAsync()
    {
        _boston.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_file_trains_and_predicts_as_it_was_written()
    {
        var found = await InitAsync("boston");

        var trained = await new TrainPipeline(Read(ProjectUse.Train), new Listener()).RunAsync(CancellationToken.None);
        await new PredictPipeline(Read(ProjectUse.Predict), new PredictSettings(), new Listener()).RunAsync(CancellationToken.None);

        Assert.Equal(["id"], found.Key.Columns);
        Assert.Equal(("medv", TaskKind.Regression), (trained.Metadata.Target.Name, trained.Metadata.Task));
        Assert.Equal(found.Features, trained.Metadata.Features.Select(feature => feature.Name));
        Assert.Equal("boston", trained.Metadata.Name);
        Assert.Equal(["506"], _boston.Query("SELECT COUNT(*) FROM boston_predictions JOIN boston USING (id)"));
    }

    [Fact]
    public async Task A_csv_file_is_trained_on_and_predicted_into_a_file()
    {
        var output = _boston.File("out.csv");
        await InitAsync(new InitOptions { File = Repository.Boston("boston.csv"), ProjectFile = ProjectFile });

        await new TrainPipeline(Read(ProjectUse.Train), new Listener()).RunAsync(CancellationToken.None);
        var predict = Read(ProjectUse.Predict);
        var summary = await new PredictPipeline(
            predict with { Predict = predict.Predict! with { Into = new PredictionTarget.File(output) } }, new PredictSettings(), new Listener()).RunAsync(CancellationToken.None);

        Assert.Null(predict.Predict!.Into);
        Assert.Equal(506, summary.RowsPredicted);
        Assert.Equal(507, File.ReadAllLines(output).Length);
    }

    [Fact]
    public async Task Names_that_mean_something_to_yaml_or_sql_come_through()
    {
        _boston.Execute(
            """"
            CREATE TABLE "a: b # 'c' ${HOME}" ("my, key" TEXT PRIMARY KEY, "größe [m²]" REAL, "null" REAL, "the ""target""" REAL);
            INSERT INTO "a: b # 'c' ${HOME}" SELECT 'k' || id, rm, lstat, CASE WHEN id % 10 > 0 THEN medv END FROM boston;
            """");

        await InitAsync("a: b # 'c' ${HOME}");
        var trained = await new TrainPipeline(Read(ProjectUse.Train), new Listener()).RunAsync(CancellationToken.None);
        var predicted = await new PredictPipeline(Read(ProjectUse.Predict), new PredictSettings(), new Listener()).RunAsync(CancellationToken.None);

        Assert.Equal(["größe [m²]", "null"], trained.Metadata.Features.Select(feature => feature.Name));
        Assert.Equal(456, trained.Metadata.Source.Rows);
        Assert.Equal(506, predicted.RowsPredicted);
        Assert.Equal("a: b # 'c' ${HOME}_predictions", predicted.Into);
    }

    [Theory]
    [InlineData("id INTEGER PRIMARY KEY, code INTEGER UNIQUE, x REAL, y REAL", "id", "the primary key")]
    [InlineData("region TEXT, number INTEGER, x REAL, y REAL, PRIMARY KEY (number, region)", "number,region", "the primary key")]
    [InlineData("a INTEGER, b INTEGER, c INTEGER, x REAL, y REAL, UNIQUE (a, b), UNIQUE (c)", "c", "unique by an index")]
    [InlineData("number INTEGER, order_id INTEGER, x REAL, y REAL", "order_id", "whole numbers that differ in all rows")]
    [InlineData("order_id INTEGER, ID INTEGER, x REAL, y REAL", "ID", "whole numbers that differ in all rows")]
    [InlineData("number INTEGER, x REAL, y REAL", "", "no primary key")]
    [InlineData("y INTEGER, x REAL, id INTEGER PRIMARY KEY", "id", "the primary key")]
    public async Task The_key_is_what_identifies_a_row(string columns, string key, string reason)
    {
        var count = columns.Split(',').Count(part => part.Contains("REAL", StringComparison.Ordinal) || part.Contains("INTEGER", StringComparison.Ordinal) || part.Contains("TEXT", StringComparison.Ordinal));
        _boston.Execute($"CREATE TABLE t ({columns}); INSERT INTO t SELECT {string.Join(", ", Enumerable.Repeat("id", count))} FROM boston");

        var found = await InitAsync("t");

        Assert.Equal(key, string.Join(',', found.Key.Columns));
        Assert.Contains(reason, found.Key.Reason, StringComparison.Ordinal);
        Assert.Equal(key.Length > 0, Read(ProjectUse.Predict).Predict!.Into is PredictionTarget.Table);
    }

    [Theory]
    [InlineData("id INTEGER, x REAL, y REAL", "id / 2, id, id")]
    [InlineData("id INTEGER, x REAL, y REAL", "NULLIF(id, 9), id, id")]
    [InlineData("code TEXT PRIMARY KEY, x REAL, y REAL", "NULLIF(id, 9), id, id")]
    public async Task What_does_not_identify_every_row_is_no_key(string columns, string values)
    {
        _boston.Execute($"CREATE TABLE t ({columns}); INSERT INTO t SELECT {values} FROM boston");

        var found = await InitAsync("t");

        Assert.Empty(found.Key.Columns);
        Assert.Contains("  # key: id", File.ReadAllText(ProjectFile), StringComparison.Ordinal);
        Assert.Equal(new PredictionTarget.File("t_predictions.csv"), Read(ProjectUse.Predict).Predict!.Into);
    }

    [Theory]
    [InlineData("medv", "Regression", "numbers, 229 different ones")]
    [InlineData("CASE WHEN medv > 21 THEN 'dear' ELSE 'cheap' END", "Binary", "text of 2 different values: cheap, dear")]
    [InlineData("medv > 21", "Binary", "whole numbers of 2 different values: 0, 1")]
    [InlineData("CASE WHEN medv > 25 THEN 'dear' WHEN medv > 18 THEN 'fair' ELSE 'cheap' END", "Multiclass", "text of 3 different values: cheap, dear, fair")]
    public async Task The_task_is_guessed_with_its_reason(string target, string task, string reason)
    {
        _boston.Execute($"CREATE TABLE t AS SELECT id, rm, lstat, {target} AS y FROM boston");

        var found = await InitAsync("t");

        Assert.Equal(task, found.Task.Kind.ToString());
        Assert.Equal(reason, found.Task.Reason);
        Assert.Equal(found.Task.Kind, Read(ProjectUse.Train).Train!.Task);
    }

    [Fact]
    public async Task Rows_in_the_order_of_their_classes_are_tested_at_random()
    {
        _boston.Execute("CREATE TABLE t AS SELECT ROW_NUMBER() OVER (ORDER BY medv) AS id, rm, lstat, medv > 21 AS y FROM boston");

        var found = await InitAsync("t");

        Assert.Equal(new TestSplit.Random(0.1, 1), found.Test);
        Assert.Equal(found.Test, Read(ProjectUse.Train).Train!.Test);
    }

    [Fact]
    public async Task Columns_that_can_be_no_feature_are_named_with_their_reasons()
    {
        _boston.Execute("CREATE TABLE t AS SELECT id, rm, 'note\n' || id AS note, 7 AS seven, x'00' AS picture, medv FROM boston");

        var found = await InitAsync("t");

        Assert.Equal(["note", "seven", "picture"], found.LeftOut.Select(column => column.Name));
        Assert.Contains("# left out by training itself: note (text with 455 different values in 455 rows)", File.ReadAllText(ProjectFile), StringComparison.Ordinal);
        Assert.Equal(["rm"], found.Features);
    }

    [Fact]
    public async Task Of_very_many_rows_the_first_are_looked_at()
    {
        var found = await new InitPipeline(Options("boston"), new Listener(), mostRows: 100).RunAsync(CancellationToken.None);

        Assert.Equal((100, true), (found.Rows, found.IsSample));
        Assert.Contains("the first 100 rows", File.ReadAllText(ProjectFile), StringComparison.Ordinal);
        Assert.NotNull(Read(ProjectUse.Train).Train);
    }

    [Fact]
    public async Task A_project_file_that_is_there_is_kept_unless_it_may_be_replaced()
    {
        await File.WriteAllTextAsync(ProjectFile, "mine", CancellationToken.None);

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => InitAsync("boston"));
        var kept = await File.ReadAllTextAsync(ProjectFile, CancellationToken.None);
        await InitAsync(Options("boston") with { Replaces = true });

        Assert.Equal(ErrorKind.Usage, fault.Kind);
        Assert.Contains("--force", fault.Message, StringComparison.Ordinal);
        Assert.Equal("mine", kept);
        Assert.Equal("medv", Read(ProjectUse.Train).Train!.Target);
    }

    [Theory]
    [InlineData("bostn", null, ErrorKind.Database, "There is no table 'bostn'", "did you mean 'boston'?")]
    [InlineData("boston", "medw", ErrorKind.Database, "There is no column 'medw' in table 'boston'", "did you mean 'medv'?")]
    [InlineData("empty", null, ErrorKind.Data, "No row in table 'empty'", "")]
    [InlineData("nulls", null, ErrorKind.Data, "NULL in every row", "--target")]
    [InlineData("lonely", null, ErrorKind.Data, "no column beside the key", "")]
    [InlineData(null, null, ErrorKind.Usage, "give --table TABLE", "'boston'")]
    public async Task What_can_not_be_learned_from_says_why_and_writes_nothing(string? table, string? target, ErrorKind kind, string why, string hint)
    {
        _boston.Execute("CREATE TABLE empty (x, y); CREATE TABLE nulls AS SELECT id, rm, NULL AS y FROM boston; CREATE TABLE lonely (id INTEGER PRIMARY KEY); INSERT INTO lonely SELECT id FROM boston");

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => InitAsync(Options(table) with { Target = target }));

        Assert.Equal(kind, fault.Kind);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
        Assert.Contains(hint, fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(ProjectFile));
    }

    private InitOptions Options(string? table) => new() { Database = _boston.Database, Table = table, ProjectFile = ProjectFile };

    private Task<InitResult> InitAsync(string table) => InitAsync(Options(table));

    private static Task<InitResult> InitAsync(InitOptions options) => new InitPipeline(options, new Listener()).RunAsync(CancellationToken.None);

    private Project Read(ProjectUse use) => ProjectReader.Read(new ProjectInput(use)
    {
        File = ProjectFile,
        Environment = name => name == "MODEL_DIR" ? _boston.Model.Directory : null,
    });
}
