using System.Globalization;
using Slipway.Pipelines.Load;

namespace Slipway.IntegrationTests.Servers.Load;

/// <summary>Files appended to tables that are there, of types that Slipway would not choose itself. One subclass a product.</summary>
public abstract class ServerAppendTests(ServerFixture fixture) : ServerLoadSuite(fixture)
{
    /// <summary>A column, a value that it takes, one that it does not, and what is expected instead.</summary>
    private static readonly (string Type, string Good, string Bad, string Expected)[] Narrow =
    [
        ("SMALLINT", "-32768", "32768", "a whole number from -32768 to 32767"),
        ("INTEGER", "2147483647", "2147483648", "a whole number from -2147483648 to 2147483647"),
        ("SMALLINT NOT NULL", "1", "", "a value, since the smallint"),
        ("DECIMAL(6,2)", "-1234.500", "0.125", "at most 4 digits before the point and 2 after it"),
        ("DECIMAL(6,2)", "0.01", "12345", "at most 4 digits before the point and 2 after it"),
        ("VARCHAR(3)", "äöü", "abcd", "text of at most 3 characters"),
        ("BOOLEAN", "1", "2", "0, 1, true or false"),
    ];

    /// <summary>The same of types whose names only this product has.</summary>
    protected abstract (string Type, string Good, string Bad, string Expected)[] OwnNarrow { get; }

    /// <summary>A key that counts by itself.</summary>
    protected abstract string CountingKey { get; }

    /// <summary>A type that no file goes into.</summary>
    protected abstract string UnfitType { get; }

    [Fact]
    public async Task Columns_are_matched_by_name_and_counting_goes_on()
    {
        await LoadAsync(Options("x,name\n1.5,a\n") with { RowNumberColumn = "id" });

        await LoadAsync(Options("NAME,x\n007,2\n8,3\n") with { RowNumberColumn = "ID", IfExists = IfTableExists.Append });

        Assert.Equal(["1|1.5|a", "2|2|007", "3|3|8"], await QueryAsync("SELECT id, x, name FROM t ORDER BY id"));
    }

    [Theory]
    [InlineData("x\n2\n", "The file lacks 'y'.")]
    [InlineData("x,y,z,w\n2,3,4,5\n", "The table lacks 'z', 'w'.")]
    [InlineData("x,y\n2.5,a\n", "'x' of the file")]
    [InlineData("x,y\n2,3\nn/a,3\n5,6\n", "It is text because of 'n/a' in line 3.")]
    public async Task What_does_not_fit_the_table_is_an_error(string content, string words)
    {
        await LoadAsync("x,y\n1,a\n");

        var fault = await AppendFaultAsync(content);

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.Equal(["1|a"], await QueryAsync("SELECT x, y FROM t"));
    }

    [Fact]
    public async Task Values_that_a_column_would_round_cut_or_refuse_are_told_with_their_line()
    {
        foreach (var (type, good, bad, expected) in Narrow.Concat(OwnNarrow))
        {
            await ExecuteAsync("DROP TABLE IF EXISTS t", $"CREATE TABLE t (x {type}, n INTEGER)");

            await AppendAsync($"x,n\n{good},1\n");
            var stored = await QueryRowAsync("SELECT x, n FROM t");
            var fault = await AppendFaultAsync($"x,n\n{good},2\n{bad},3\n");

            Assert.Equal(ErrorKind.Data, fault.Kind);
            Assert.Contains($"line 3: column 'x': expected {expected}", fault.Message, StringComparison.Ordinal);
            Assert.Equal([stored], await QueryAsync("SELECT x, n FROM t"));
        }
    }

    [Fact]
    public async Task Numbers_days_and_moments_go_into_every_column_that_keeps_them()
    {
        await ExecuteAsync(
            """
            CREATE TABLE t (a SMALLINT, b INTEGER, c BIGINT, d DOUBLE PRECISION, e REAL, f DECIMAL(30,10), g DECIMAL(38,0), h CHAR(5), i TIMESTAMP NULL, j DATE, k BOOLEAN, l INTEGER)
            """);

        await AppendAsync("a,b,c,d,e,f,g,h,i,j,k,l\n1,2,3,4,0.5,12345678901234567890.0123456789,7,8,2024-05-01,2024-05-02,1,true\n,,,,,,,,,,,\n");

        Assert.Equal(
            "1|2|3|4|0.5|12345678901234567890.0123456789|7|8|2024-05-01 00:00:00|2024-05-02|1",
            await QueryRowAsync($"SELECT a, b, c, d, e, {AsText("f")}, {AsText("g")}, trim(h), {AsText("i")}, {AsText("j")}, l FROM t WHERE k"));
        Assert.Equal("2", await QueryRowAsync("SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task Digits_that_a_column_would_lose_are_an_error_before_any_row()
    {
        await ExecuteAsync("CREATE TABLE t (x DOUBLE PRECISION)");

        var fault = await AppendFaultAsync("x\n9007199254740993\n");

        Assert.Contains("9007199254740993", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_counts_by_itself_may_be_left_out_of_the_file()
    {
        await ExecuteAsync($"CREATE TABLE t (id {CountingKey}, x INTEGER, y INTEGER GENERATED ALWAYS AS (x * 2) STORED)");

        await AppendAsync("x\n5\n6\n");

        Assert.Equal(["1|5|10", "2|6|12"], await QueryAsync("SELECT id, x, y FROM t ORDER BY id"));
    }

    [Fact]
    public async Task A_column_that_no_file_goes_into_is_named()
    {
        await ExecuteAsync($"CREATE TABLE t (x {UnfitType}, n INTEGER)");

        var fault = await AppendFaultAsync("x,n\n1,1\n");

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains("Column 'x' of table 't' is a ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("which files can't be loaded into", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x,y\n", 1)]
    [InlineData("x,y\n,\n,\n", 3)]
    public async Task No_record_or_none_with_a_value_fits_any_table(string content, int rows)
    {
        await LoadAsync("x,y\n1,2024-05-01\n");

        await AppendAsync(content);

        Assert.Equal($"{rows}", await QueryRowAsync("SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task Without_a_table_to_append_to_one_is_made()
    {
        await AppendAsync("x\n1\n");

        Assert.Equal(["1"], await QueryAsync("SELECT x FROM t"));
    }

    [Fact]
    public async Task What_the_server_refuses_at_the_end_takes_all_rows_back()
    {
        await ExecuteAsync("CREATE TABLE t (x INTEGER UNIQUE)", "INSERT INTO t VALUES (-1)");

        var fault = await AppendFaultAsync($"x\n{string.Concat(Enumerable.Range(0, 9_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i}\n")))}-1\n");

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains("among the records 8193 to 9001 of the file", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["-1"], await QueryAsync("SELECT x FROM t"));
    }

    [Fact]
    public async Task Stopped_in_the_middle_no_row_stays()
    {
        await ExecuteAsync("CREATE TABLE t (x INTEGER)");
        using var cancellation = new CancellationTokenSource();
        var content = "x\n" + string.Concat(Enumerable.Repeat("1\n", 30_000));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => LoadAsync(Options(content) with { IfExists = IfTableExists.Append }, new AtFirstRows(cancellation.Cancel), cancellation.Token));

        Assert.Equal("0", await QueryRowAsync("SELECT count(*) FROM t"));
    }

    [Fact]
    public async Task Row_numbers_that_their_column_can_not_hold_are_told_before_any_row()
    {
        await ExecuteAsync("CREATE TABLE t (id SMALLINT, x INTEGER)", "INSERT INTO t VALUES (32766, 1)");
        var options = Options("x\n1\n2\n") with { RowNumberColumn = "id", IfExists = IfTableExists.Append };

        var tooLarge = await FaultAsync(options);
        await ExecuteAsync("DROP TABLE t", "CREATE TABLE t (id VARCHAR(9), x INTEGER)");
        var text = await FaultAsync(options);

        Assert.Contains("would go up to 32768", tooLarge.Message, StringComparison.Ordinal);
        Assert.Contains("can't count rows", text.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loads_into_one_table_wait_for_each_other_and_count_on()
    {
        await LoadAsync(Options("x\n0\n") with { RowNumberColumn = "id" });
        var options = Options(string.Concat("x\n", string.Concat(Enumerable.Repeat("1\n", 10_000)))) with { RowNumberColumn = "id", IfExists = IfTableExists.Append };

        await Task.WhenAll(LoadAsync(options), LoadAsync(options), LoadAsync(options));

        Assert.Equal("30001|30001|30001", await QueryRowAsync("SELECT count(*), count(DISTINCT id), max(id) FROM t"));
    }
}
