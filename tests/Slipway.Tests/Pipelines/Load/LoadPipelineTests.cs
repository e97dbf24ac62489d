using Slipway.Pipelines.Load;
using Slipway.Sources;
using Slipway.Sources.Csv;
using Slipway.Sources.Sqlite;
using Slipway.Tests.Sources;

namespace Slipway.Tests.Pipelines.Load;

public sealed class LoadPipelineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string DatabasePath => _folder.File("a.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_original_Boston_file_gives_exactly_the_values_of_the_csv()
    {
        var examples = Path.Combine(Repository.Root, "examples", "boston");
        var csv = new CsvSource(Path.Combine(examples, "boston.csv"), new CsvFormat());
        var (schema, expected) = await SourceRows.ReadAll(csv, new ReadRequest(), 100);
        var format = new WrappedTextFormat { SkipLines = 22, LinesPerRecord = 2, Columns = [.. schema.Columns.Select(column => column.Name)] };

        var result = await Load(Path.Combine(examples, "boston.statlib.txt"), new() { Format = format, RowNumberColumn = "id" });

        var (_, rows) = await SourceRows.ReadAll(new SqliteSource(DatabasePath), new ReadRequest { Table = "t", OrderBy = ["id"] }, 100);
        Assert.Equal(506, result.Rows);
        Assert.Equal(Enumerable.Range(1, 506).Select(i => $"{i}"), rows.Select(row => row[0]));
        Assert.Equal(expected, rows.Select(row => row[1..]));
    }

    [Fact]
    public async Task Columns_get_fitting_types_and_values_come_back()
    {
        var path = _folder.Write(
            "a.csv",
            "whole,number,long,flag,day,time,\"select a\"\"b\"\n" +
            "1,0.1,0.30000000000000000001,true,2024-05-01,2024-05-01T10:00:00.25+02:00,é\n" +
            "NA,,,,,,\n");

        var result = await Load(path);

        Assert.Equal(["INTEGER", "REAL", "TEXT", "BOOLEAN", "DATE", "TIMESTAMP", "TEXT"], result.Columns.Select(column => column.SqlType));
        Assert.Contains("kept as text", result.Columns[2].Note, StringComparison.Ordinal);
        using var connection = SqliteConnection.Open(DatabasePath, SqliteOpenMode.Read);
        using var statement = connection.Prepare("SELECT *, typeof(number), typeof(flag) FROM t");
        Assert.True(statement.Step());
        Assert.Equal(
            ["1", "0.1", "0.30000000000000000001", "1", "2024-05-01", "2024-05-01 08:00:00.25", "é", "real", "integer"],
            Enumerable.Range(0, 9).Select(statement.GetString));
        Assert.Equal("select a\"b", statement.ColumnName(6));
        Assert.True(statement.Step());
        Assert.All(Enumerable.Range(0, 7), column => Assert.True(statement.IsNull(column)));
    }

    [Fact]
    public async Task Decimals_lose_the_space_around_them_and_late_moments_no_microsecond()
    {
        await Load(_folder.Write("a.csv", "x,t\n 0.30000000000000000001 ,9999-12-31T23:59:59.999999\n"));

        Assert.Equal([["0.30000000000000000001", "9999-12-31T23:59:59.999999"]], (await ReadTable("t")).Values);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("a\"b; DROP TABLE c")]
    [InlineData("価格")]
    [InlineData("table")]
    public async Task Any_name_serves_for_the_table_and_its_columns(string name)
    {
        var path = _folder.Write("a.csv", $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",x\n1,2\n");

        await Load(path, new() { Table = name });

        var (schema, rows) = await ReadTable(name);
        Assert.Equal(name, schema[0].Name);
        Assert.Equal(["1", "2"], Assert.Single(rows));
    }

    [Fact]
    public async Task Many_rows_fill_statements_of_many_rows_and_the_rest()
    {
        var path = _folder.Write("a.csv", "x\n" + string.Concat(Enumerable.Range(0, 20_001).Select(i => $"{i}.5\n")));
        var reports = new List<LoadProgress>();

        var result = await LoadPipeline.RunAsync(Options(path, new() { RowNumberColumn = "n" }), new Reporter(reports), CancellationToken.None);

        var (_, rows) = await ReadTable("t");
        Assert.Equal(20_001, result.Rows);
        Assert.Equal(Enumerable.Range(0, 20_001).Select(i => $"{i + 1} {i}.5"), rows.Select(row => $"{row[0]} {row[1]}"));
        Assert.Equal(20_001, reports[^1].Rows);
        Assert.Equal(reports[^1].TotalBytes, reports[^1].BytesRead);
        Assert.Equal(reports.OrderBy(report => report.BytesRead), reports);
    }

    [Fact]
    public async Task An_existing_table_is_left_alone_unless_told_otherwise()
    {
        await Load(_folder.Write("a.csv", "x\n1\n"));

        var fault = await Fault(_folder.Write("b.csv", "x\n2\n"));

        Assert.Equal(ErrorKind.Usage, fault.Kind);
        Assert.Contains("a table 't'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("--replace", fault.Message, StringComparison.Ordinal);
        Assert.Contains("--append", fault.Message, StringComparison.Ordinal);
        Assert.Equal([["1"]], (await ReadTable("t")).Values);
    }

    [Fact]
    public async Task Replacing_drops_the_old_table_with_its_columns()
    {
        await Load(_folder.Write("a.csv", "x,y\n1,2\n"));

        await Load(_folder.Write("b.csv", "z\nnew\n"), new() { IfExists = IfTableExists.Replace });

        Assert.Equal([["new"]], (await ReadTable("t")).Values);
    }

    [Fact]
    public async Task Appending_matches_columns_by_name_and_goes_on_counting()
    {
        await Load(_folder.Write("a.csv", "x,name\n1.5,a\n"), new() { RowNumberColumn = "id" });

        await Load(_folder.Write("b.csv", "NAME,x\n007,2\n8,3\n"), new() { RowNumberColumn = "id", IfExists = IfTableExists.Append });

        Assert.Equal([["1", "1.5", "a"], ["2", "2", "007"], ["3", "3", "8"]], (await ReadTable("t")).Values);
    }

    [Theory]
    [InlineData("x\n2\n", "The file lacks 'y'.")]
    [InlineData("x,y,z,w\n2,3,4,5\n", "The table lacks 'z', 'w'.")]
    [InlineData("x,y\n2.5,a\n", "'x' of the file")]
    [InlineData("x,y\n2,3\nn/a,3\n5,6\n", "It is text because of 'n/a' in line 3.")]
    public async Task Appending_what_does_not_fit_the_table_is_an_error(string content, string words)
    {
        await Load(_folder.Write("a.csv", "x,y\n1,a\n"));

        var fault = await Fault(_folder.Write("b.csv", content), new() { IfExists = IfTableExists.Append });

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.Equal([["1", "a"]], (await ReadTable("t")).Values);
    }

    [Theory]
    [InlineData("x,y\n", 1)]
    [InlineData("x,y\n,\n,\n", 3)]
    public async Task Appending_no_record_or_none_with_a_value_fits_any_table(string content, int rows)
    {
        await Load(_folder.Write("a.csv", "x,y\n1,2024-05-01\n"));

        await Load(_folder.Write("b.csv", content), new() { IfExists = IfTableExists.Append });

        Assert.Equal(rows, (await ReadTable("t")).Values.Length);
    }

    [Fact]
    public async Task An_integer_that_a_number_column_would_round_is_not_appended()
    {
        await Load(_folder.Write("a.csv", "x\n1.5\n"));

        var fault = await Fault(_folder.Write("b.csv", "x\n9007199254740993\n"), new() { IfExists = IfTableExists.Append });

        Assert.Contains("9007199254740993", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_record_at_the_end_loads_nothing_and_leaves_no_file()
    {
        var path = _folder.Write("a.csv", "x,y\n" + string.Concat(Enumerable.Repeat("1,2\n", 10_000)) + "3\n");

        var fault = await Fault(path);

        Assert.Contains("line 10002: the record has 1 value; expected 2", fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(DatabasePath));
    }

    [Fact]
    public async Task A_fault_while_rows_are_written_takes_them_all_back()
    {
        using (var connection = SqliteConnection.Open(DatabasePath, SqliteOpenMode.Create))
        {
            connection.Execute("CREATE TABLE t (x INTEGER UNIQUE); INSERT INTO t VALUES (1)");
        }

        var path = _folder.Write("a.csv", "x\n" + string.Concat(Enumerable.Range(-9_000, 9_002).Select(i => $"{i}\n")));
        var fault = await Fault(path, new() { IfExists = IfTableExists.Append });

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains("UNIQUE constraint failed: t.x", fault.Message, StringComparison.Ordinal);
        Assert.Equal([["1"]], (await ReadTable("t")).Values);
    }

    [Fact]
    public async Task Cancelling_while_rows_are_written_loads_nothing_and_leaves_no_file()
    {
        var path = _folder.Write("a.csv", "x\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{i}\n")));
        using var cancellation = new CancellationTokenSource();
        var cancelAtFirstRows = new Reporter([], report => { if (report.Rows > 0) { cancellation.Cancel(); } });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => LoadPipeline.RunAsync(Options(path), cancelAtFirstRows, cancellation.Token));

        Assert.False(File.Exists(DatabasePath));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(DatabasePath)!, "a.db*"));
    }

    [Theory]
    [InlineData(false, "4\n")]
    [InlineData(true, "4\n")]
    [InlineData(true, "n/a\n")]
    public async Task A_file_that_is_added_to_while_it_is_loaded_loads_nothing(bool whileRowsAreWritten, string added)
    {
        var path = _folder.Write("a.csv", "x\n" + string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{i}\n")));
        var addToFile = new Reporter([], report => { if (report.Rows > 0 == whileRowsAreWritten) { File.AppendAllText(path, added); } });

        var fault = await Assert.ThrowsAsync<SlipwayException>(
            () => LoadPipeline.RunAsync(Options(path), addToFile, CancellationToken.None));

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains($"'{path}' was changed", fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(DatabasePath));
    }

    [Fact]
    public async Task A_file_whose_values_are_changed_while_it_is_loaded_leaves_the_table_as_it_was()
    {
        await Load(_folder.Write("a.csv", "x\n1\n"));
        var path = _folder.Write("b.csv", "x\n" + string.Concat(Enumerable.Repeat("2\n", 20_000)));
        var modified = File.GetLastWriteTimeUtc(path);
        var changeFile = new Reporter([], report =>
        {
            File.WriteAllText(path, "x\n" + string.Concat(Enumerable.Repeat("3\n", 20_000)));
            File.SetLastWriteTimeUtc(path, modified.AddSeconds(1));
        });

        var fault = await Assert.ThrowsAsync<SlipwayException>(
            () => LoadPipeline.RunAsync(Options(path, new() { IfExists = IfTableExists.Append }), changeFile, CancellationToken.None));

        Assert.Contains("was changed", fault.Message, StringComparison.Ordinal);
        Assert.Equal([["1"]], (await ReadTable("t")).Values);
    }

    [Theory]
    [InlineData("id,x\n1,2\n", "id", "has a column 'id' already")]
    [InlineData("x,ID\n1,2\n", "id", "has a column 'ID' already")]
    [InlineData("x,X\n1,2\n", null, "'x' and 'X' of the file")]
    public async Task Names_that_clash_are_an_error(string content, string? rowNumber, string words)
    {
        var fault = await Fault(_folder.Write("a.csv", content), new() { RowNumberColumn = rowNumber });

        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(DatabasePath));
    }

    [Fact]
    public async Task More_columns_than_a_table_can_hold_are_an_error_that_says_the_limit()
    {
        var header = string.Join(",", Enumerable.Range(0, 2_001).Select(i => $"c{i}"));

        var fault = await Fault(_folder.Write("a.csv", $"{header}\n"));

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains("2001 columns; a SQLite table holds at most 2000", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task As_many_columns_as_a_table_can_hold_are_loaded()
    {
        var header = string.Join(",", Enumerable.Range(0, 1_999).Select(i => $"c{i}"));
        var row = string.Join(",", Enumerable.Range(0, 1_999)) + "\n";

        var result = await Load(_folder.Write("a.csv", $"{header}\n{string.Concat(Enumerable.Repeat(row, 40))}"), new() { RowNumberColumn = "id" });

        Assert.Equal((40, 2_000), (result.Rows, result.Columns.Count));
        Assert.Equal("1998", (await ReadTable("t")).Values[39][1_999]);
    }

    [Fact]
    public async Task A_file_with_a_header_alone_tells_no_types_and_makes_no_table()
    {
        var fault = await Fault(_folder.Write("a.csv", "x,y\n"));

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.False(File.Exists(DatabasePath));
    }

    [Fact]
    public async Task A_missing_file_leaves_no_database()
    {
        var fault = await Fault(_folder.File("none.csv"));

        Assert.Equal(ErrorKind.Usage, fault.Kind);
        Assert.False(File.Exists(DatabasePath));
    }

    private Task<LoadResult> Load(string file, Settings? settings = null) =>
        LoadPipeline.RunAsync(Options(file, settings), progress: null, CancellationToken.None);

    private async Task<SlipwayException> Fault(string file, Settings? settings = null) =>
        await Assert.ThrowsAsync<SlipwayException>(() => Load(file, settings));

    private async Task<(Slipway.Columns.Schema Schema, string?[][] Values)> ReadTable(string table) =>
        await SourceRows.ReadAll(new SqliteSource(DatabasePath), new ReadRequest { Table = table }, 1_000);

    private LoadOptions Options(string file, Settings? settings = null)
    {
        settings ??= new Settings();
        return new LoadOptions
        {
            File = file,
            Format = settings.Format,
            Database = ConnectionUrl.Parse(DatabasePath),
            Table = settings.Table,
            RowNumberColumn = settings.RowNumberColumn,
            IfExists = settings.IfExists,
        };
    }

    private sealed record Settings
    {
        public RecordFormat Format { get; init; } = new CsvFormat();

        public string Table { get; init; } = "t";

        public string? RowNumberColumn { get; init; }

        public IfTableExists IfExists { get; init; }
    }

    private sealed class Reporter(List<LoadProgress> reports, Action<LoadProgress>? then = null) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value)
        {
            reports.Add(value);
            then?.Invoke(value);
        }
    }
}
