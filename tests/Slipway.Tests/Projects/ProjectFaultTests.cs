using Slipway.Projects;
using Slipway.Projects.Reading;

namespace Slipway.Tests.Projects;

public sealed class ProjectFaultTests : IDisposable
{
    private readonly ProjectFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_faults_are_told_at_once_each_with_its_line_and_column()
    {
        _folder.Write("""
            database: sqlite:///boston.db
            train:
              table: boston
              targt: medv
              trees: many
              test: 10%
            on_drift: wran
            gate: test_mean_squared_error <= 16
            """);

        var faults = _folder.Faults(ProjectUse.Train);

        Assert.Equal(
            [
                "slipway.yaml:4:3: train.targt: there is no such key; did you mean 'target'?",
                "slipway.yaml:5:10: train.trees: expected a whole number from 1 to 1000000, found 'many'.",
                "slipway.yaml:6:9: train.test: expected a section with last, random, seed, after, found '10%'.",
                "slipway.yaml:7:11: on_drift: expected warn or fail, found 'wran'; did you mean 'warn'?",
                "slipway.yaml:8:7: gate: expected a metric, a comparison and a limit such as test_mean_square_error <= 16, "
                    + "found 'test_mean_squared_error <= 16'; did you mean 'test_mean_square_error'?",
                "slipway.yaml:2:1: train: the column to predict is missing; give --target, or train.target in the project file.",
            ],
            faults);
    }

    [Theory]
    [InlineData("mysql://db/d", "table: a", "")]
    [InlineData("postgresql://db/d", "query: SELECT 1", "test: { last: 20% }")]
    public void Rows_of_a_server_without_a_key_have_no_last_ones_to_test_on(string database, string from, string test)
    {
        _folder.Write($"database: {database}\ntrain:\n  target: y\n  {from}\n  {test}\n");

        var fault = Assert.Single(_folder.Faults(ProjectUse.Train));

        Assert.Contains("train.test.last: without a key the rows of a server's table have no order", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgresql://db/d", "table: a", "test: { random: 20% }")]
    [InlineData("postgresql://db/d", "table: a", "test: { after: { a: 1 } }")]
    [InlineData("postgresql://db/d", "table: a", "key: id")]
    [InlineData("postgresql://db/d", "file: a.csv", "")]
    [InlineData("sqlite:///a.db", "table: a", "")]
    public void Other_test_rows_and_other_sources_need_no_key(string database, string from, string test)
    {
        _folder.Write($"database: {database}\ntrain:\n  target: y\n  {from}\n  {test}\n");

        Assert.NotNull(_folder.Read(ProjectUse.Train).Train);
    }

    [Theory]
    [InlineData("train: { target: [a] }", "1:18: train.target: expected a column, found a list")]
    [InlineData("train: { target: { a: b } }", "1:18: train.target: expected a column, found a mapping")]
    [InlineData("train: { target: }", "1:18: train.target: expected a column, found nothing")]
    [InlineData("train: [a]", "1:8: train: expected a section with table, query, file")]
    [InlineData("train: { key: [a, [b]] }", "1:19: train.key: expected a column's name, found a list")]
    [InlineData("train: { key: [a, a] }", "1:19: train.key: the column 'a' is given twice")]
    [InlineData("train: { key: [] }", "1:15: train.key: expected at least one column")]
    [InlineData("train: { depth: 0 }", "1:17: train.depth: expected a whole number from 1 to 1000, found '0'")]
    [InlineData("train: { depth: 4.5 }", "1:17: train.depth: expected a whole number from 1 to 1000, found '4.5'")]
    [InlineData("train: { learning_rate: -1 }", "train.learning_rate: expected a number above 0, found '-1'")]
    [InlineData("train: { learning_rate: 1e999 }", "train.learning_rate: expected a number above 0")]
    [InlineData("train: { leaves: 1 }", "train.leaves: expected a whole number from 2")]
    [InlineData("train: { task: regresion }", "expected regression, binary or multiclass, found 'regresion'; did you mean 'regression'?")]
    [InlineData("train: { early_stopping: yes }", "expected true or false, found 'yes'")]
    [InlineData("train: { test: { last: 10 } }", "found '10'; did you mean '10%'?")]
    [InlineData("train: { test: { last: 100% } }", "it must lie between 0 and 100 %")]
    [InlineData("train: { test: { last: 10%, random: 10% } }", "1:29: train.test: 'last' and 'random' are given together")]
    [InlineData("train: { test: { seed: 1 } }", "1:18: train.test.seed: a seed is for random test rows")]
    [InlineData("train: { test: { after: { a: 1, b: 2 } } }", "train.test.after: expected one column and its value, { column: value }, found a mapping")]
    [InlineData("train: { table: a, query: b }", "1:20: train: 'table' and 'query' are given together; expected only one of them")]
    [InlineData("train: { target: y, key: y }", "train.key: the target can't be among these columns")]
    [InlineData("train: { target: y, exclude: [y] }", "train.exclude: the target can't be among these columns")]
    [InlineData("train: { table: a, target: y }", "1:1: train: the database to read from is missing; give --database")]
    [InlineData("predict: { into: { database: a.db } }", "predict.into.database: a database to write to needs the table")]
    [InlineData("predict: { into: { table: t, file: f } }", "predict.into: 'table' and 'file' are given together")]
    [InlineData("predict: { into: t }", "predict: the key that tells the rows of the table apart is missing")]
    [InlineData("predict: { file: f, key: k, into: t }", "the database to write to is missing; give --into-database or --database")]
    [InlineData("predict: { resume_within: 24 }", "expected a duration such as 30s, 90m, 24h or 7d, found '24'")]
    [InlineData("gate: accuracy > 0.9", "did you mean 'test_accuracy'?")]
    [InlineData("gate: zzz > 0.9", "metrics are test_ or train_ and one of mean_square_error, root_mean_square_error")]
    [InlineData("gate: test_accuracy", "expected a metric, a comparison and a limit")]
    [InlineData("gate: test_accuracy > most", "expected a metric, a comparison and a limit")]
    [InlineData("model: { file: a/b.txt }", "model.file: expected a file's name without folders, found 'a/b.txt'")]
    [InlineData("model: { file: a, metadata: a }", "model: the model and its metadata can't both be called 'a'")]
    [InlineData("trees: 5", "1:1: trees: there is no such key here; did you mean 'train.trees'?")]
    [InlineData("zzz: 5", "1:1: zzz: there is no such key; known here are name, database, wait, on_drift, gate, threads, model, train, predict")]
    [InlineData("name: a\nname: b", "slipway.yaml:2:1: name: this key is given twice, first at slipway.yaml:1:1")]
    [InlineData("name: *a", "anchors (&name) and aliases (*name) are not supported")]
    [InlineData("name: a\n---\nname: b", "expected a single YAML document")]
    [InlineData("- a\n- b", "slipway.yaml:1:1: expected keys and their values, found a list")]
    [InlineData("name: a: b", "not valid YAML")]
    [InlineData("train: [a\nname: b", "not valid YAML: a bracket or quote that is opened here or later is not closed")]
    [InlineData("train: { table: ${T} }", "a value with ${…} must stand in quotes")]
    public void Each_fault_is_named(string yaml, string expected)
    {
        _folder.Write(yaml);

        var faults = _folder.Faults(ProjectUse.Train);

        Assert.Contains(faults, fault => fault.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("train.trees=many", "--set train.trees: expected a whole number from 1 to 1000000, found 'many'.")]
    [InlineData("train.treees=5", "--set train.treees: there is no such key; did you mean 'trees'?")]
    [InlineData("train.trees", "--set: expected name.name=value, such as train.trees=300.")]
    [InlineData("train..trees=5", "--set: expected name.name=value, such as train.trees=300.")]
    [InlineData("train.key=[a", "--set train.key: not valid YAML")]
    public void The_place_of_a_fault_in_a_setting_is_the_setting(string setting, string expected)
    {
        _folder.Write("database: a.db\ntrain: { table: t, target: y }");

        var faults = _folder.Faults(ProjectUse.Train, setting);

        Assert.StartsWith(expected, Assert.Single(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_flags_that_rule_each_other_out_are_a_fault()
    {
        var input = _folder.Input(ProjectUse.Train) with
        {
            Flags =
            [
                new FlagValue(ProjectKeys.Database, "--database", ["a.db"]),
                new FlagValue(ProjectKeys.Target, "--target", ["y"]),
                new FlagValue(ProjectKeys.Train.Table, "--table", ["t"]),
                new FlagValue(ProjectKeys.Train.Query, "--query", ["SELECT 1"]),
            ],
        };

        var faults = ProjectFolder.Faults(input);

        Assert.Equal(["--query: 'table' and 'query' are given together; expected only one of them."], faults);
    }

    [Fact]
    public void Without_a_project_file_what_is_missing_is_told_by_its_flags()
    {
        var faults = _folder.Faults(ProjectUse.Train);

        Assert.Equal(
            [
                "command line: the source of the rows is missing; give --table or --query or --file, or train.table or train.query or train.file in the project file.",
                "command line: the column to predict is missing; give --target, or train.target in the project file.",
            ],
            faults);
    }

    [Theory]
    [InlineData("database: mysq://root:hunter2@host/db")]
    [InlineData("train: { trees: 'mysql://root:hunter2@host/db' }")]
    [InlineData("predict: { into: 'mysql://root:hunter2@host/db' }")]
    [InlineData("predict: { into: { database: 'mysq://root:hunter2@host/db', table: t } }")]
    [InlineData("model: { dir: 'mysql://root:hunter2@host/db' }")]
    [InlineData("gate: mysql://root:hunter2@host/db")]
    [InlineData("gate: mysql://root:hunter2@host/db > 1")]
    [InlineData("threads: ${SECRET}")]
    [InlineData("gate: ${SECRET} > 1")]
    [InlineData("train: { key: ['${SECRET}', '${SECRET}'] }")]
    [InlineData("train: { target: '${SECRET}', key: '${SECRET}' }")]
    [InlineData("train: { test: { last: '${SECRET}' } }")]
    public void No_fault_shows_a_password(string yaml)
    {
        _folder.Write(yaml);
        _folder.Environment["SECRET"] = "hunter2";

        var faults = _folder.Faults(ProjectUse.Predict);

        Assert.DoesNotContain(faults, fault => fault.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public void A_hostile_nesting_is_refused()
    {
        _folder.Write("train: " + new string('[', 100_000) + new string(']', 100_000));

        var fault = Assert.Single(_folder.Faults(ProjectUse.Train));

        Assert.Contains("levels deep", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_in_the_place_of_a_project_file_is_refused()
    {
        _folder.Write(new string('a', 2_000_000));

        var faults = _folder.Faults(ProjectUse.Show);

        Assert.Equal(["slipway.yaml: expected a project file of at most 1 MB."], faults);
    }
}
