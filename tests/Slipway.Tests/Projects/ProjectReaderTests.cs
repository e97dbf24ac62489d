using Slipway.Projects;
using Slipway.Projects.Reading;

namespace Slipway.Tests.Projects;

public sealed class ProjectReaderTests : IDisposable
{
    private const string Boston = """
        name: boston-housing
        database: ${DATABASE_URL:-sqlite:///boston.db}     # the example's own

        train:
          query: SELECT * FROM boston_housing
          key: id
          target: medv
          task: regression
          test: { last: 10% }
          algorithm: gradient_boosting
          trees: 500
          depth: 4
          learning_rate: 0.01
          seed: 7

        predict:
          query: SELECT * FROM boston_housing_price
          key: id
          into: boston_predictions

        on_drift: fail
        gate: test_mean_square_error <= 16
        """;

    private readonly ProjectFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_whole_project_file_becomes_options()
    {
        _folder.Write(Boston);

        var project = _folder.Read(ProjectUse.Train);

        Assert.Equal("boston-housing", project.Name);
        Assert.Equal("boston.db", project.Database!.Path);
        Assert.Equal(new ModelLocation(), project.Model);
        Assert.Equal(OnDrift.Fail, project.OnDrift);
        Assert.Equal(new Gate(true, "mean_square_error", "<=", 16), project.Gate);
        var train = project.Train!;
        Assert.Equal("SELECT * FROM boston_housing", train.From.Query);
        Assert.Equal(["id"], train.Key);
        Assert.Equal("medv", train.Target);
        Assert.Equal(TaskKind.Regression, train.Task);
        Assert.Equal(new TestSplit.Last(0.1), train.Test);
        Assert.Equal((500, 4, 0.01, 7), (train.Trees, train.Depth, train.LearningRate, train.Seed));
        var predict = project.Predict!;
        Assert.Equal(["id"], predict.Key);
        Assert.Equal(new PredictionTarget.Table("boston_predictions", null), predict.Into);
        Assert.Equal(TimeSpan.FromHours(24), predict.ResumeWithin);
    }

    [Fact]
    public void What_is_not_given_keeps_its_default()
    {
        _folder.Write("database: a.db\ntrain: { table: t, target: y }");

        var project = _folder.Read(ProjectUse.Train);

        Assert.Equal(Path.GetFileName(_folder.Path), project.Name);
        Assert.Null(project.Predict);
        Assert.Null(project.Gate);
        Assert.Equal(OnDrift.Warn, project.OnDrift);
        Assert.Equal(new TestSplit.Last(0.1), project.Train!.Test);
        Assert.Equal(1, project.Train.Seed);
        Assert.Empty(project.Train.Key);
        Assert.Null(project.Train.Task);
        Assert.Null(project.Train.Trees);
        Assert.Null(project.Train.EarlyStopping);
    }

    [Theory]
    [InlineData("{ last: 0.25 }", "Last { Share = 0.25 }")]
    [InlineData("{ random: 20%, seed: 7 }", "Random { Share = 0.2, Seed = 7 }")]
    [InlineData("{ random: 20% }", "Random { Share = 0.2, Seed = 1 }")]
    [InlineData("{ after: { sold: 2024-01-01 } }", "After { Column = sold, Value = 2024-01-01 }")]
    public void Each_form_of_test_is_understood(string yaml, string expected)
    {
        _folder.Write($"database: a.db\ntrain:\n  table: t\n  target: y\n  test: {yaml}");

        var project = _folder.Read(ProjectUse.Train);

        Assert.Equal(expected, project.Train!.Test.ToString());
    }

    [Theory]
    [InlineData("true", 50, 0.1)]
    [InlineData("{ rounds: 20 }", 20, 0.1)]
    [InlineData("{ share: 25% }", 50, 0.25)]
    public void Early_stopping_is_a_switch_or_a_section(string yaml, int rounds, double share)
    {
        _folder.Write($"database: a.db\ntrain:\n  table: t\n  target: y\n  early_stopping: {yaml}");

        var project = _folder.Read(ProjectUse.Train);

        Assert.Equal(new EarlyStopping(rounds, share), project.Train!.EarlyStopping);
    }

    [Fact]
    public void Predictions_go_to_a_table_elsewhere_or_to_a_file()
    {
        _folder.Write("database: a.db\npredict: { table: t, key: [region, id], into: { database: 'sqlite:///b.db', table: p } }");

        var table = _folder.Read(ProjectUse.Predict).Predict!;
        var file = _folder.Read(ProjectUse.Predict, "predict.into.file=out.csv").Predict!;

        Assert.Equal(["region", "id"], table.Key);
        Assert.Equal("b.db", Assert.IsType<PredictionTarget.Table>(table.Into).Database!.Path);
        Assert.Equal(new PredictionTarget.File("out.csv"), file.Into);
    }

    [Fact]
    public void Rows_of_a_file_are_predicted_into_the_projects_database()
    {
        _folder.Write("database: a.db\npredict: { file: new.csv, key: id, into: p }");

        var into = _folder.Read(ProjectUse.Predict).Predict!.Into;

        Assert.Equal("a.db", Assert.IsType<PredictionTarget.Table>(into).Database!.Path);
    }

    [Fact]
    public void Flags_alone_make_a_project()
    {
        var input = _folder.Input(ProjectUse.Train) with
        {
            Flags =
            [
                new FlagValue(ProjectKeys.Database, "--database", ["sqlite:///a.db"]),
                new FlagValue(ProjectKeys.Train.Table, "--table", ["t"]),
                new FlagValue(ProjectKeys.Target, "--target", ["y"]),
                new FlagValue(ProjectKeys.TrainKey, "--key", ["a, b", " c"]),
            ],
        };

        var project = ProjectReader.Read(input);

        Assert.Equal("t", project.Train!.From.Table);
        Assert.Equal(["a", "b", " c"], project.Train.Key);
    }

    [Fact]
    public void A_setting_wins_over_a_flag_and_a_flag_over_the_file()
    {
        _folder.Write("database: a.db\ntrain: { table: t, target: y, trees: 1, depth: 1, seed: 1 }");
        var input = _folder.Input(ProjectUse.Train, "train.trees=2", "train.trees=3") with
        {
            Flags = [new FlagValue(ProjectKeys.Trees, "--trees", ["9"]), new FlagValue(ProjectKeys.Depth, "--depth", ["8"])],
        };

        var train = ProjectReader.Read(input).Train!;

        Assert.Equal((3, 8, 1), (train.Trees, train.Depth, train.Seed));
    }

    [Fact]
    public void The_environment_wins_over_the_file_and_a_flag_over_the_environment()
    {
        _folder.Write("model: { dir: from_file, file: from_file.txt, metadata: from_file.json }");
        _folder.Environment["MODEL_DIR"] = "from_environment";
        _folder.Environment["MODEL_FILE"] = "from_environment.txt";
        var input = _folder.Input(ProjectUse.Show) with
        {
            Flags = [new FlagValue(ProjectKeys.ModelDirectory, "MODEL_DIR", ["from_flag"])],
        };

        var model = ProjectReader.Read(input).Model;

        Assert.Equal(new ModelLocation("from_flag", "from_environment.txt", "from_file.json"), model);
    }

    [Theory]
    [InlineData("train.test.last=20%", "Last { Share = 0.2 }")]
    [InlineData("train.test={ last: 20% }", "Last { Share = 0.2 }")]
    [InlineData("train.test.after.sold.on=2024-01-01", "After { Column = sold.on, Value = 2024-01-01 }")]
    public void A_setting_takes_the_place_of_what_it_rules_out(string setting, string expected)
    {
        _folder.Write("database: a.db\ntrain: { table: t, target: y, test: { random: 10%, seed: 3 } }");

        var train = _folder.Read(ProjectUse.Train, setting).Train!;

        Assert.Equal(expected, train.Test.ToString());
    }

    [Fact]
    public void A_query_as_a_setting_is_taken_as_it_stands()
    {
        _folder.Write("database: a.db\ntrain: { table: t, target: y }");

        var from = _folder.Read(ProjectUse.Train, "train.query=SELECT a, 'b: c' AS y FROM t WHERE x = 1").Train!.From;

        Assert.Equal("SELECT a, 'b: c' AS y FROM t WHERE x = 1", from.Query);
        Assert.Null(from.Table);
    }

    [Theory]
    [InlineData("database: ${DATABASE_URL}\n")]
    [InlineData("")]
    public void A_model_is_shown_where_no_database_is_known(string database)
    {
        _folder.Write(database + "model: { dir: m }\ntrain: { table: t, target: y }\npredict: { table: t, key: id, into: p }");
        var unset = _folder.Read(ProjectUse.Show);
        _folder.Environment["DATABASE_URL_FILE"] = "/no/such/file";

        var unreadable = _folder.Read(ProjectUse.Show);

        Assert.Equal(["m", "m"], [unset.Model.Directory, unreadable.Model.Directory]);
    }

    [Fact]
    public void A_named_project_file_is_read_and_must_exist()
    {
        _folder.Write("model: { dir: other }", "other.yaml");

        var model = ProjectReader.Read(_folder.Input(ProjectUse.Show) with { File = "other.yaml" }).Model;
        var faults = ProjectFolder.Faults(_folder.Input(ProjectUse.Show) with { File = "missing.yaml" });

        Assert.Equal("other", model.Directory);
        Assert.Equal(["missing.yaml: there is no such project file."], faults);
    }

    [Fact]
    public void Every_example_of_the_table_of_keys_is_valid()
    {
        foreach (var key in ProjectKeys.All)
        {
            var names = key.Path.Split('.');
            var lines = names.Select((name, level) => $"{new string(' ', 2 * level)}{name}:").ToArray();
            lines[^1] += " " + key.Example;
            var faults = new FaultList();
            var tree = YamlTree.ReadFile(string.Join('\n', lines), "example.yaml", faults)!;
            var expanded = new EnvironmentExpansion(new EnvironmentVariables(_ => null), faults).Expand(tree);

            new ProjectValidator(faults).Validate(expanded);

            faults.ThrowIfAny();
        }
    }
}
