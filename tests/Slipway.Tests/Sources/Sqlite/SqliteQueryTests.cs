using System.Globalization;
using Slipway.Columns;
using Slipway.Sources;
using Slipway.Sources.Sqlite;

namespace Slipway.Tests.Sources.Sqlite;

public sealed class SqliteQueryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Reading_goes_on_after_a_key_of_several_columns()
    {
        var source = Database("CREATE TABLE t (a INT, b TEXT, c INT); INSERT INTO t VALUES (1,'x',1), (2,'x',2), (1,'y',3), (2,'',4), (0,'z',5)");

        var (_, rows) = await SourceRows.ReadAll(source, new ReadRequest { Table = "t", OrderBy = ["a", "b"], After = new KeyValues([1L, "x"]) });

        Assert.Equal(["3", "4", "2"], rows.Select(row => row[2]));
    }

    [Fact]
    public async Task Reading_in_steps_after_the_last_key_meets_every_row_once_and_in_order()
    {
        var source = Database("""
            CREATE TABLE t (a INT, b REAL, c TEXT);
            INSERT INTO t SELECT x.value, y.value / 2.0, z.value
            FROM json_each('[3,1,2]') AS x, json_each('[2,1,3]') AS y, json_each('["q","","p"]') AS z;
            """);
        var request = new ReadRequest { Table = "t", OrderBy = ["a", "b", "c"] };
        var (_, expected) = await SourceRows.ReadAll(source, request);

        var met = new List<string?[]>();
        for (KeyValues? after = null; met.Count < 100;)
        {
            var (_, rest) = await SourceRows.ReadAll(source, request with { After = after });
            if (rest.Length == 0)
            {
                break;
            }

            met.Add(rest[0]);
            after = new KeyValues([long.Parse(rest[0][0]!, CultureInfo.InvariantCulture), double.Parse(rest[0][1]!, CultureInfo.InvariantCulture), rest[0][2]!]);
        }

        Assert.Equal(27, met.Count);
        Assert.Equal(expected, met);
    }

    [Fact]
    public async Task A_second_row_with_the_key_that_reading_goes_on_after_is_not_passed_over()
    {
        var source = Database("CREATE TABLE t (a INT, b TEXT, c INT); INSERT INTO t VALUES (1,'x',1), (1,'y',2), (1,'y',3), (2,'x',4), (2,'x',5)");
        var request = new ReadRequest { Table = "t", OrderBy = ["a", "b"] };

        var (_, rest) = await SourceRows.ReadAll(source, request with { After = new KeyValues([1L, "x"]) });
        var since = await SourceRows.ReadAll(source, request with { After = new KeyValues([1L, "y"]), Since = new ColumnBound("c", 3L) });
        var fault = await Fault(source, request with { After = new KeyValues([1L, "y"]) });

        Assert.Equal(4, rest.Length);
        Assert.Equal(2, since.Values.Length);
        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains("not unique: a = 1, b = y comes more than once in table 't'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_comes_twice_is_not_passed_over_between_two_parts()
    {
        using var writer = SqliteConnection.Open(_folder.File("parts.db"), SqliteOpenMode.Create);
        writer.Execute("CREATE TABLE t (a INT); CREATE INDEX i ON t (a); INSERT INTO t VALUES (1), (2), (2), (3)");
        await using var source = new SqliteSource(writer);

        var fault = await Fault(source, new ReadRequest { Table = "t", OrderBy = ["a"] });

        Assert.Contains("not unique: a = 2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_keys_that_a_collation_holds_equal_are_not_lost()
    {
        var source = Database("CREATE TABLE t (k TEXT COLLATE NOCASE); INSERT INTO t VALUES ('b'), ('a'), ('A'), ('B')");

        var (_, rows) = await SourceRows.ReadAll(source, new ReadRequest { Table = "t", OrderBy = ["k"], After = new KeyValues(["A"]) });

        Assert.Equal(["B", "a", "b"], rows.Select(row => row[0]));
    }

    [Fact]
    public async Task A_key_of_times_is_read_as_it_is_stored_and_continued_from()
    {
        var source = Database("CREATE TABLE t (at TIMESTAMP); INSERT INTO t VALUES ('2024-01-02 00:00'), ('2024-01-01 00:00'), ('2024-01-03 00:00')");

        var (schema, rows) = await SourceRows.ReadAll(
            source, new ReadRequest { Table = "t", OrderBy = ["at"], After = new KeyValues(["2024-01-01 00:00"]) });

        Assert.Equal(ColumnType.Text, schema[0].Type);
        Assert.Equal(["2024-01-02 00:00", "2024-01-03 00:00"], rows.Select(row => row[0]));
    }

    [Theory]
    [InlineData("SELECT a FROM t ORDER BY a DESC LIMIT 2;")]
    [InlineData("  SELECT a FROM t ORDER BY a DESC LIMIT 2 -- the newest; really")]
    [InlineData("/* newest */ -- of all\r\nWITH q AS (SELECT a FROM t) SELECT a FROM q ORDER BY a DESC LIMIT 2 ; \n -- end\n;")]
    [InlineData("values (2), (3)")]
    public async Task A_query_keeps_its_own_order_and_limit_and_can_be_ordered_anew(string query)
    {
        var source = Database("CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1), (2), (3)");
        var name = query.StartsWith("values", StringComparison.Ordinal) ? "column1" : "a";

        var (_, own) = await SourceRows.ReadAll(source, new ReadRequest { Query = query });
        var (_, ordered) = await SourceRows.ReadAll(source, new ReadRequest { Query = query, OrderBy = [name] });
        var (_, rest) = await SourceRows.ReadAll(source, new ReadRequest { Query = query, OrderBy = [name], After = new KeyValues([2L]) });

        Assert.Equal(2, own.Length);
        Assert.Equal(["2", "3"], ordered.Select(row => row[0]));
        Assert.Equal(["3"], rest.Select(row => row[0]));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("-- nothing", "is empty")]
    [InlineData("SELECT 1; SELECT 2", "more than one statement")]
    [InlineData("SELECT 1; DROP TABLE t", "more than one statement")]
    [InlineData("SELECT 1; nonsense", "more than one statement")]
    [InlineData("DELETE FROM t", "not one that reads rows")]
    [InlineData("PRAGMA table_info(t)", "not one that reads rows")]
    [InlineData("WITH q AS (SELECT 1) INSERT INTO t SELECT * FROM q RETURNING *", "changes the database")]
    [InlineData("SELECT ? AS a", "has parameters")]
    public async Task What_is_not_one_select_is_refused(string query, string words)
    {
        var source = Database("CREATE TABLE t (a INTEGER)");

        var fault = await Fault(source, new ReadRequest { Query = query });

        Assert.Equal(ErrorKind.Usage, fault.Kind);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.Contains("Expected one SELECT", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SELECT a FROM t) AS q; DROP TABLE t; --", "syntax error")]
    [InlineData("SELECT a FROM houses", "The tables are 'housing', 't'.")]
    [InlineData("SELECT b FROM t", "no such column: b")]
    [InlineData("SELECT a, a FROM t", "Two columns of the query are called 'a'")]
    public async Task A_faulty_query_is_a_database_fault(string query, string words)
    {
        var source = Database("CREATE TABLE t (a INTEGER); CREATE TABLE housing (a)");

        var fault = await Fault(source, new ReadRequest { Query = query });

        Assert.Equal(ErrorKind.Database, fault.Kind);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_order_column_lists_those_that_are_there()
    {
        var source = Database("CREATE TABLE t (a INTEGER, b INTEGER); INSERT INTO t VALUES (2, 1), (1, 2)");

        var fault = await Fault(source, new ReadRequest { Table = "t", OrderBy = ["idd"] });

        Assert.Equal(ErrorKind.Database, fault.Kind);
        Assert.Contains("no column 'idd' in table 't'. The columns are 'a', 'b'.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_order_columns_that_differ_by_case_alone_are_an_error()
    {
        var source = Database("CREATE TABLE t (a INTEGER)");

        var fault = await Fault(source, new ReadRequest { Query = "SELECT 1 AS k, 2 AS K", OrderBy = ["K"] });

        Assert.Contains("upper and lower case", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<SlipwayException> Fault(SqliteSource source, ReadRequest request) =>
        await Assert.ThrowsAsync<SlipwayException>(() => SourceRows.ReadAll(source, request));

    private SqliteSource Database(string sql)
    {
        var path = _folder.File("a.db");
        using var connection = SqliteConnection.Open(path, SqliteOpenMode.Create);
        connection.Execute(sql);
        return new SqliteSource(path);
    }
}
