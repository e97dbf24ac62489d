using System.Globalization;
using Slipway.Pipelines.Load;

namespace Slipway.IntegrationTests.Servers.Load;

/// <summary>Files into new tables of a server. One subclass a product.</summary>
public abstract class ServerLoadTests(ServerFixture fixture) : ServerLoadSuite(fixture)
{
    private const int ManyRows = 20_001;

    /// <summary>The types of whole numbers, numbers, long decimals, booleans, days, moments and short text.</summary>
    protected abstract string[] Types { get; }

    /// <summary>The same of text that is too long for an ordinary column, and of decimals of 70 digits.</summary>
    protected abstract string[] LongTypes { get; }

    /// <summary>More columns than a table holds, and the words that say so.</summary>
    protected abstract (int Columns, string Words) TooManyColumns { get; }

    /// <summary>Columns of numbers that make a row larger than the server holds, and the words that say so.</summary>
    protected abstract (int Columns, string Words) TooLargeRow { get; }

    /// <summary>A name that is too long, and the words that say so.</summary>
    protected abstract (string Name, string Words) TooLongName { get; }

    [Fact]
    public async Task Columns_get_fitting_types_and_values_come_back()
    {
        var result = await LoadAsync(
            "whole,number,long,flag,day,time,text\n" +
            "9223372036854775807,0.1,0.12345678901234567,true,2024-05-01,2024-05-01T10:00:00.25+02:00,é😀 \"x\"\n" +
            "-9223372036854775808,1e300,-12345678901234567890.5,false,0001-01-02,9999-12-31T23:59:59.999999,\"tab\tback\\slash\nline\"\n" +
            "NA,,,,,,\n" +
            "0,-0.30000000000000004,1e-17,true,1970-01-01,1969-12-31 23:59:59.999999,\\n\n");

        var rows = await QueryAsync($"SELECT whole, number, {AsText("long")}, CASE WHEN flag THEN 1 WHEN NOT flag THEN 0 END, {AsText("day")}, {AsText("time")}, text FROM t ORDER BY whole IS NULL, whole");
        Assert.Equal(Types, result.Columns.Select(column => column.SqlType));
        Assert.All(result.Columns, column => Assert.Null(column.Note));
        Assert.Equal(["-9223372036854775808|1E+300|-12345678901234567890.5|0|0001-01-02|9999-12-31 23:59:59.999999|tab\tback\\slash\nline",
            "0|-0.30000000000000004|0.00000000000000001|1|1970-01-01|1969-12-31 23:59:59.999999|\\n",
            "9223372036854775807|0.1|0.12345678901234567|1|2024-05-01|2024-05-01 08:00:00.25|é😀 \"x\"",
            "||||||"], rows.Select(Trimmed));
    }

    [Fact]
    public async Task Long_text_and_very_long_decimals_keep_every_letter_and_digit()
    {
        var (letters, digits) = (new string('ü', 70_000), $"0.{new string('1', 69)}7");

        var result = await LoadAsync($"text,decimal_value\n{letters},{digits}\nx,0.5\n");

        Assert.Equal(LongTypes, result.Columns.Select(column => column.SqlType));
        Assert.Equal($"{letters}|{digits}", await QueryRowAsync($"SELECT text, {AsText("decimal_value")} FROM t WHERE text <> 'x'"));
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("a\"b; DROP TABLE c")]
    [InlineData("a`b; DROP TABLE c")]
    [InlineData("a'b\\")]
    [InlineData("価格 größe")]
    [InlineData("table")]
    [InlineData("order")]
    [InlineData("@p1")]
    [InlineData("{0} 100% ? :x $1")]
    [InlineData("Upper")]
    public async Task Any_name_serves_for_the_table_and_its_columns(string name)
    {
        await ExecuteAsync("CREATE TABLE c (x INTEGER)", "CREATE TABLE upper (x INTEGER)");
        var options = Options($"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",x\n1,2\n") with { Table = name, RowNumberColumn = "select" };

        await LoadAsync(options);
        await LoadAsync(options with { IfExists = IfTableExists.Append });
        await LoadAsync(options with { IfExists = IfTableExists.Replace });
        await LoadAsync(options with { IfExists = IfTableExists.Append });

        Assert.Equal(["1|1|2", "2|1|2"], await QueryAsync($"SELECT {Quote("select")}, {Quote(name)}, x FROM {Quote(name)} ORDER BY 1"));
        Assert.Equal(new[] { "c", name, "upper" }.Order(StringComparer.Ordinal), (await TablesAsync()).Split(',').Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Many_rows_are_all_there_and_counted()
    {
        var result = await LoadAsync(Options(Numbers(ManyRows)) with { RowNumberColumn = "id" });

        Assert.Equal(ManyRows, result.Rows);
        Assert.Equal("BIGINT PRIMARY KEY", result.Columns[0].SqlType);
        Assert.Equal(
            string.Create(CultureInfo.InvariantCulture, $"{ManyRows}|{ManyRows}|1|{ManyRows}|{ManyRows}"),
            await QueryRowAsync("SELECT count(*), count(DISTINCT id), min(id), max(id), sum(CASE WHEN id = x + 1 THEN 1 ELSE 0 END) FROM t"));
    }

    [Fact]
    public async Task An_existing_table_is_left_alone_unless_told_otherwise()
    {
        await LoadAsync("x\n1\n");

        var fault = await FaultAsync(Options("x\n2\n"));

        Assert.Equal(ErrorKind.Usage, fault.Kind);
        Assert.Contains("There is a table 't'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("--replace", fault.Message, StringComparison.Ordinal);
        Assert.Contains("--append", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["1"], await QueryAsync("SELECT x FROM t"));
    }

    [Fact]
    public async Task A_new_table_is_seen_only_once_it_is_whole()
    {
        var seen = "";

        await LoadAsync(Options(Numbers(ManyRows)), new AtFirstRows(() => seen = TablesAsync().GetAwaiter().GetResult()));

        Assert.DoesNotContain("t", seen.Split(','));
        Assert.Equal("t", await TablesAsync());
    }

    [Fact]
    public async Task A_replaced_table_can_be_read_until_the_new_one_takes_its_place()
    {
        await LoadAsync("x,y\n1,2\n");
        var seen = "";

        await LoadAsync(
            Options(Numbers(ManyRows)) with { IfExists = IfTableExists.Replace, RowNumberColumn = "id" },
            new AtFirstRows(() => seen = QueryRowAsync("SELECT x, y FROM t").GetAwaiter().GetResult()));

        Assert.Equal("1|2", seen);
        Assert.Equal("20001", await QueryRowAsync("SELECT count(*) FROM t"));
        Assert.Equal("t", await TablesAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_fails_or_is_stopped_in_the_middle_leaves_the_database_as_it_was(bool replaces)
    {
        var before = "";
        if (replaces)
        {
            await LoadAsync("x\n1\n");
            before = "t";
        }

        using var cancellation = new CancellationTokenSource();
        var options = Options(Numbers(ManyRows)) with { IfExists = replaces ? IfTableExists.Replace : IfTableExists.Fail };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => LoadAsync(options, new AtFirstRows(cancellation.Cancel), cancellation.Token));
        var afterStop = await TablesAsync();
        var fault = await Assert.ThrowsAsync<SlipwayException>(() => LoadAsync(options, new AtFirstRows(() => File.AppendAllText(options.File, "4\n"))));

        Assert.Contains("was changed", fault.Message, StringComparison.Ordinal);
        Assert.Equal((before, before), (afterStop, await TablesAsync()));
        Assert.True(before.Length == 0 || await QueryRowAsync("SELECT x FROM t") == "1");
    }

    [Fact]
    public async Task A_bad_record_is_told_with_its_line_and_nothing_is_loaded()
    {
        var fault = await FaultAsync(Options($"{Numbers(ManyRows)}1,2\n"));

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains("line 20003: the record has 2 values; expected 1", fault.Message, StringComparison.Ordinal);
        Assert.Empty(await TablesAsync());
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("x,y\n", "no record")]
    public async Task A_file_without_a_record_makes_no_table(string content, string words)
    {
        var fault = await FaultAsync(Options(content));

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.Empty(await TablesAsync());
    }

    [Fact]
    public async Task A_view_or_a_schema_that_is_not_there_takes_no_rows()
    {
        await ExecuteAsync("CREATE VIEW v AS SELECT 1 AS x");

        var view = await FaultAsync(Options("x\n1\n") with { Table = "v", IfExists = IfTableExists.Replace });
        var schema = await FaultAsync(Options("x\n1\n") with { Table = "nowhere.t" });

        Assert.Equal((ErrorKind.Database, ErrorKind.Database), (view.Kind, schema.Kind));
        Assert.Contains("'v' is a view", view.Message, StringComparison.Ordinal);
        Assert.Contains("There is no schema 'nowhere'", schema.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_than_the_server_can_hold_is_an_error_that_says_the_limit()
    {
        var tooMany = await FaultAsync(Options(Wide(TooManyColumns.Columns)));
        var tooLarge = await FaultAsync(Options(Wide(TooLargeRow.Columns)));
        var tooLong = await FaultAsync(Options($"x,{TooLongName.Name}\n1,2\n"));
        var longTable = await FaultAsync(Options("x\n1\n") with { Table = TooLongName.Name });
        var longNumber = await FaultAsync(Options("x\n1\n") with { RowNumberColumn = TooLongName.Name });

        Assert.Equal((ErrorKind.Data, ErrorKind.Data, ErrorKind.Data), (tooMany.Kind, tooLarge.Kind, tooLong.Kind));
        Assert.Equal((ErrorKind.Usage, ErrorKind.Usage), (longTable.Kind, longNumber.Kind));
        Assert.Contains(TooManyColumns.Words, tooMany.Message, StringComparison.Ordinal);
        Assert.Contains(TooLargeRow.Words, tooLarge.Message, StringComparison.Ordinal);
        Assert.All([tooLong, longTable, longNumber], fault => Assert.Contains(TooLongName.Words, fault.Message, StringComparison.Ordinal));
        Assert.Empty(await TablesAsync());
    }

    [Fact]
    public async Task Many_columns_of_text_fit_the_row()
    {
        var names = Enumerable.Range(0, 150).Select(i => $"c{i}").ToArray();

        var result = await LoadAsync($"{string.Join(',', names)}\n{string.Join(',', names)}\n");

        Assert.Equal((1, 150), (result.Rows, result.Columns.Count));
        Assert.Equal("c149", await QueryRowAsync("SELECT c149 FROM t"));
    }

    [Fact]
    public async Task A_table_that_others_depend_on_is_not_replaced_and_that_is_told_at_once()
    {
        await ExecuteAsync("CREATE TABLE t (x INTEGER PRIMARY KEY)", $"CREATE TABLE {Quote("the other")} (x INTEGER, FOREIGN KEY (x) REFERENCES t (x))");

        var fault = await FaultAsync(Options("x\n1\n") with { IfExists = IfTableExists.Replace });

        Assert.Equal(ErrorKind.Database, fault.Kind);
        Assert.Contains("Table 't' of", fault.Message, StringComparison.Ordinal);
        Assert.Contains("can't be replaced", fault.Message, StringComparison.Ordinal);
        Assert.Contains("the other", fault.Message, StringComparison.Ordinal);
        Assert.Equal("t,the other", await TablesAsync());
    }

    [Fact]
    public async Task A_row_number_is_no_name_that_the_file_has()
    {
        var fault = await FaultAsync(Options("x,ID\n1,2\n") with { RowNumberColumn = "id" });

        Assert.Contains("has a column 'ID' already", fault.Message, StringComparison.Ordinal);
    }

    /// <summary>A file of one column x that counts from 0.</summary>
    protected static string Numbers(int rows) => "x\n" + string.Concat(Enumerable.Range(0, rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i}\n")));

    // Fixed digits are filled up with zeros by one server and not by the other.
    private string Trimmed(string row) => IsMySql
        ? string.Join('|', row.Split('|').Select(value => value.Contains('.', StringComparison.Ordinal) ? value.TrimEnd('0') : value))
        : row;

    private static string Wide(int columns) =>
        $"{string.Join(',', Enumerable.Range(0, columns).Select(i => $"c{i}"))}\n{string.Join(',', Enumerable.Range(0, columns).Select(i => $"{i}.5"))}\n";
}
