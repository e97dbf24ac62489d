using System.Text.Json;

namespace Slipway.Tests.Cli;

public sealed class UsageFaultTests
{
    [Theory]
    [InlineData("trian", "'slipway' has no command 'trian'; did you mean 'train'?", "See 'slipway --help'.")]
    [InlineData("train --tabel x", "'slipway train' has no option '--tabel'; did you mean '--table'?", "See 'slipway train --help'.")]
    [InlineData("train --zzzzzz", "'slipway train' has no option '--zzzzzz'.", "See 'slipway train --help'.")]
    [InlineData("train boston", "'slipway train' does not expect 'boston'.", "See 'slipway train --help'.")]
    [InlineData("load f", "Option '--into' is required.", "See 'slipway load --help'.")]
    [InlineData("train --table a --table b", "Option '--table' expects a single argument but 2 were provided.", "See 'slipway train --help'.")]
    [InlineData("completion tcsh", "Argument 'tcsh' not recognized. Must be one of: 'bash' 'zsh' 'fish'", "See 'slipway completion --help'.")]
    [InlineData("export --sql oracle", "--sql: 'oracle' not recognized. Must be one of: 'sqlite' 'mysql' 'postgresql'", "See 'slipway export --help'.")]
    public async Task A_command_line_that_does_not_parse_ends_with_2_and_shows_the_way(string line, string first, string last)
    {
        var invocation = await Invocation.RunAsync(line.Split(' '));

        Assert.Equal(2, invocation.ExitCode);
        Assert.Equal($"error: {first}\n       {last}\n", invocation.Error);
        Assert.Empty(invocation.Output);
    }

    [Theory]
    [InlineData("load f --into t --delimiter ;;", "--delimiter: expected one character or tab, found ';;'.")]
    [InlineData("predict --file f --set predict.chunk_rows=1000001", "--set predict.chunk_rows: expected a whole number from 1 to 1000000, found '1000001'.")]
    [InlineData("load f --into t --replace --append --database a.db", "--replace and --append are given together; expected only one of them.")]
    [InlineData("load f --into t --database a.db --lines-per-record 0", "--lines-per-record: expected a whole number from 1, found 0.")]
    [InlineData("import nowhere.txt --file f --target y", "There is no file 'nowhere.txt'; expected the file of a model.")]
    [InlineData("import . --file f --target y", "'.' is a folder; expected the file of a model.")]
    [InlineData(
        "import m --target y",
        "command line: a source of rows like those that the model was trained on (the model's file does not say what each column holds, which new rows are held against) is missing; " +
        "give --table or --query or --file, or train.table or train.query or train.file in the project file.")]
    [InlineData("predict --file f --new", "--new: a file or the screen has no runs to look back at; expected a table, with --into TABLE.")]
    [InlineData("predict --file f --key k --database a.db --into t --format csv", "--format: a table has no format; expected a file or the screen, with --output FILE.")]
    [InlineData(
        "predict --file f --output x.parquet",
        "--output: the name 'x.parquet' does not say how to write predictions; expected CSV where it ends in .csv or .txt or has no extension, " +
        "JSON lines where it ends in .jsonl or .ndjson, or --format csv or jsonl beside any name.")]
    [InlineData("export --onnx -", "--onnx: an ONNX file is bytes, which are not for the screen; expected a file's path, found '-'.")]
    [InlineData("export --onnx a.onnx --table t", "--table is for SQL: an ONNX file has none. Leave it out.")]
    [InlineData("export --onnx a.onnx --key id", "--key is for SQL: an ONNX file has none. Leave it out.")]
    [InlineData("predict --file f --partition 1/2", "--partition 1/2: a file or the screen can't be written in parts; expected a table, with --into TABLE.")]
    [InlineData("predict --file f --key k --database a.db --into t --partition 1/2", "--partition 1/2: only tables and queries of a database server can be partitioned, into a table of one; a SQLite file takes one writer at a time.")]
    [InlineData("predict --table s --key k --database a.db --into t --partition 1/2", "--partition 1/2: only tables and queries of a database server can be partitioned, into a table of one; a SQLite file takes one writer at a time.")]
    [InlineData("predict --table s --key k --database a.db --into t --partition 3/2", "--partition: expected the number of a partition and how many there are, 1/8 to 8/8 and at most 1000, found '3/2'.")]
    public async Task Options_that_make_no_sense_end_with_2(string line, string expected)
    {
        var invocation = await Invocation.RunAsync(line.Split(' '));

        Assert.Equal(2, invocation.ExitCode);
        Assert.Equal($"error: {expected}\n", invocation.Error);
    }

    [Theory]
    [InlineData("demo ''", "DIR: expected a folder, found ''.")]
    [InlineData("import '' --table t", "MODEL_FILE: expected a file's path, found ''.")]
    [InlineData("import m --features ''", "--features: expected a file's path, found ''.")]
    [InlineData("load '' --into t", "FILE: expected a file's path, found ''.")]
    [InlineData("load f --into t --row-number ''", "--row-number: expected a column's name, found ''.")]
    [InlineData("init --table ''", "--table: expected a table's name, found ''.")]
    [InlineData("init --file ''", "--file: expected a file's path, found ''.")]
    [InlineData("init --target ''", "--target: expected a column's name, found ''.")]
    [InlineData("init --name ''", "--name: expected a name, found ''.")]
    [InlineData("train --project ''", "--project: expected a file's path, found ''.")]
    [InlineData("predict --since ''", "--since: expected a column's name, found ''.")]
    public async Task A_word_that_is_empty_is_named_with_what_was_expected(string line, string expected)
    {
        var invocation = await Invocation.RunAsync([.. line.Split(' ').Select(word => word.Trim('\''))]);

        Assert.Equal(2, invocation.ExitCode);
        Assert.StartsWith($"error: {expected}\n", invocation.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("demo d --set train.trees=3", "--set: 'slipway demo' reads no project of yours; leave it out.")]
    [InlineData("demo d --project p.yaml", "--project: 'slipway demo' reads no project of yours; leave it out.")]
    [InlineData("completion bash --project p.yaml", "--project: 'slipway completion' reads no project of yours; leave it out.")]
    [InlineData("load f --into slipway_RUNS --database a.db", "Slipway itself keeps its runs in table 'slipway_runs'. Choose another table to load into.")]
    [InlineData("load f --into t --database a.db --lines-per-record 2 --columns a,b,a", "--columns: expected a name for each column, found 'a' 2 times.")]
    [InlineData("init --file f --project /nowhere/p.yaml", "The project file '/nowhere/p.yaml' can't be written: there is no folder '/nowhere'. Make it first.", 8)]
    public async Task What_could_only_go_wrong_is_said_before_anything_is_done(string line, string expected, int exitCode = 2)
    {
        var invocation = await Invocation.RunAsync(line.Split(' '));

        Assert.Equal(exitCode, invocation.ExitCode);
        Assert.Equal($"error: {expected}\n", invocation.Error);
    }

    [Fact]
    public async Task Several_faults_of_a_project_take_a_line_each()
    {
        var invocation = await Invocation.RunAsync(
            "train", "--database", "a.db", "--table", "t", "--target", "y", "--set", "train.trees=x", "--depth", "y");

        Assert.Equal(2, invocation.ExitCode);
        Assert.Equal(
            """
            error: --depth: expected a whole number from 1 to 1000, found 'y'.
                   --set train.trees: expected a whole number from 1 to 1000000, found 'x'.

            """,
            invocation.Error);
    }

    [Fact]
    public async Task With_json_an_error_is_a_document_on_standard_output()
    {
        var invocation = await Invocation.RunAsync("trian", "--json");

        Assert.Equal(2, invocation.ExitCode);
        Assert.Empty(invocation.Error);
        using var document = JsonDocument.Parse(invocation.Output);
        var error = document.RootElement.GetProperty("error");
        Assert.Equal("usage", error.GetProperty("kind").GetString());
        Assert.Equal(2, error.GetProperty("exit_code").GetInt32());
        Assert.StartsWith("'slipway' has no command 'trian'", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_is_red_on_a_terminal_only()
    {
        var colored = await Invocation.RunAsync(isTerminal: true, hasColors: true, "trian");
        var plain = await Invocation.RunAsync(isTerminal: true, hasColors: false, "trian");

        Assert.StartsWith("\e[", colored.Error, StringComparison.Ordinal);
        Assert.StartsWith("error: 'slipway' has", plain.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train mysql://u:hunter2@h/d")]
    [InlineData("train --x=mysql://u:hunter2@h/d")]
    [InlineData("train --task mysql://u:hunter2@h/d")]
    [InlineData("load f --into t --skip-lines mysql://u:hunter2@h/d")]
    [InlineData("load f --into t --database mysq://u:hunter2@h/d")]
    [InlineData("predict --file f --format mysql://u:hunter2@h/d")]
    [InlineData("mysql://u:hunter2@h/d")]
    public async Task No_usage_fault_shows_a_password(string line)
    {
        var invocation = await Invocation.RunAsync(line.Split(' '));

        Assert.Equal(2, invocation.ExitCode);
        Assert.DoesNotContain("hunter2", invocation.Error + invocation.Output, StringComparison.Ordinal);
    }
}
