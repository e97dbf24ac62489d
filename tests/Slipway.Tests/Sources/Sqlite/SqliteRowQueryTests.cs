using Slipway.Columns;
using Slipway.Sources;
using Slipway.Sources.Sqlite;

namespace Slipway.Tests.Sources.Sqlite;

/// <summary>Rows that come through a function of SQLite's, where nothing has to be sorted, and column by column, where something has.</summary>
public sealed class SqliteRowQueryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("UTF-8")]
    [InlineData("UTF-16")]
    public async Task Values_of_all_kinds_are_the_same_in_the_rows_own_order_and_sorted(string encoding)
    {
        await using var source = Database(
            $"""
            PRAGMA encoding = '{encoding}';
            CREATE TABLE t (id INTEGER PRIMARY KEY, place INT, i INTEGER, r REAL, n NUMERIC, s TEXT, b BOOLEAN, d DATE, m TIMESTAMP, x BLOB);
            INSERT INTO t VALUES
              (1, 1, 9223372036854775807, 0.1, 3, 'é' || char(0) || 'x', 'true', '2024-02-29', '2024-02-29 12:30:00.5', x'00'),
              (2, 2, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
              (3, 3, -1, 5, 2.5, '', 0, '0001-01-01', 86400, 'text');
            """);

        var (_, own) = await SourceRows.ReadAll(source, new ReadRequest { Table = "t" });
        var (_, indexed) = await SourceRows.ReadAll(source, new ReadRequest { Table = "t", OrderBy = ["id"] }, batchSize: 2);
        var (_, sorted) = await SourceRows.ReadAll(source, new ReadRequest { Table = "t", OrderBy = ["place"] }, batchSize: 2);

        Assert.Equal(["1", "1", "9223372036854775807", "0.1", "3", "é\0x", "true", "2024-02-29", "2024-02-29T12:30:00.5", null], own[0]);
        Assert.All(own[1].Skip(2), Assert.Null);
        Assert.Equal(own, indexed);
        Assert.Equal(own, sorted);
    }

    [Theory]
    [InlineData("SELECT id, a, b FROM t", "a", "b")]
    [InlineData("SELECT id, a AS x, b AS X FROM t", "x", "X")]
    [InlineData("SELECT id, a AS \"q.\"\"x\", b AS \"slipway_row(id)\" FROM t", "q.\"x", "slipway_row(id)")]
    [InlineData("SELECT id, a AS 'true', b + 0 AS 'select' FROM t", "true", "select")]
    [InlineData("SELECT q.id, q.a, t.b FROM t AS q JOIN t USING (id)", "a", "b")]
    [InlineData("SELECT id, max(a) AS a, b FROM t GROUP BY id", "a", "b")]
    [InlineData("SELECT id, a, b FROM t WHERE id < 3 UNION ALL SELECT id, a, b FROM t WHERE id >= 3", "a", "b")]
    public async Task Columns_of_a_query_in_the_order_of_its_key_keep_their_names_and_values(string query, string first, string second)
    {
        await using var source = Database("CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, b INT); INSERT INTO t VALUES (3, 5, 6), (1, 1, 2), (2, 3, 4)");

        var (schema, rows) = await SourceRows.ReadAll(source, new ReadRequest { Query = query, OrderBy = ["id"] });
        var (_, rest) = await SourceRows.ReadAll(source, new ReadRequest { Query = query, OrderBy = ["id"], After = new KeyValues([1L]) });

        Assert.Equal(["id", first, second], schema.Columns.Select(column => column.Name));
        Assert.Equal([["1", "1", "2"], ["2", "3", "4"], ["3", "5", "6"]], rows);
        Assert.Equal(rows[1..], rest);
    }

    [Fact]
    public async Task A_column_that_a_query_inside_another_would_name_anew_keeps_its_name()
    {
        await using var source = Database("CREATE TABLE t (id INTEGER PRIMARY KEY); INSERT INTO t VALUES (2), (1)");

        var (schema, rows) = await SourceRows.ReadAll(source, new ReadRequest { Query = "SELECT id, true FROM t", OrderBy = ["id"] });

        Assert.Equal("true", schema[1].Name);
        Assert.Equal([["1", "1"], ["2", "1"]], rows);
    }

    [Fact]
    public async Task A_value_that_does_not_fit_is_told_with_its_row_and_the_source_can_be_read_again()
    {
        await using var source = Database("CREATE TABLE t (id INTEGER PRIMARY KEY, a REAL); INSERT INTO t VALUES (7, 1.5), (8, 'abc'), (9, 2.5)");
        var request = new ReadRequest { Table = "t", OrderBy = ["id"] };

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => SourceRows.ReadAll(source, request));
        var (_, rest) = await SourceRows.ReadAll(source, request with { After = new KeyValues([8L]) });

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains("Column 'a' of table 't', row 2 (id 8): expected a number (declared REAL), found the text 'abc'", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["9", "2.5"], rest.Single());
    }

    [Theory]
    [InlineData("SELECT slipway_row(id) AS a FROM t")]
    [InlineData("SELECT a FROM v")]
    public async Task The_function_is_not_for_others_to_call(string query)
    {
        await using var source = Database("CREATE TABLE t (id INTEGER PRIMARY KEY); CREATE VIEW v AS SELECT slipway_row(id) AS a FROM t; INSERT INTO t VALUES (1)");
        await SourceRows.ReadAll(source, new ReadRequest { Table = "t" });

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => SourceRows.ReadAll(source, new ReadRequest { Query = query }));

        Assert.Contains("slipway_row", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_a_table_whose_index_goes_while_it_is_read_in_parts_are_neither_lost_nor_doubled()
    {
        using var writer = SqliteConnection.Open(_folder.File("parts.db"), SqliteOpenMode.Create);
        writer.Execute("CREATE TABLE t (a INT NOT NULL, b INT); CREATE UNIQUE INDEX i ON t (a); INSERT INTO t VALUES (3, 3), (1, 1), (4, 4), (2, 2)");
        await using var source = new SqliteSource(writer);
        await using var reader = await source.OpenAsync(new ReadRequest { Table = "t", OrderBy = ["a"] }, CancellationToken.None);
        var batch = new ColumnBatch(reader.Schema, 1);

        await reader.ReadAsync(batch, CancellationToken.None);
        await reader.ReadAsync(batch, CancellationToken.None);
        writer.Execute("DROP INDEX i");
        var fault = await Assert.ThrowsAsync<SlipwayException>(() => reader.ReadAsync(batch, CancellationToken.None).AsTask());

        Assert.Equal(ErrorKind.Database, fault.Kind);
        Assert.Contains("were changed while they were read. Run the command again", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_rows_that_come_through_the_function()
    {
        await using var source = Database("CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n");
        await using var reader = await source.OpenAsync(new ReadRequest { Table = "v" }, CancellationToken.None);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var batch = new ColumnBatch(reader.Schema, int.MaxValue / 1024);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reader.ReadAsync(batch, cancellation.Token).AsTask());
    }

    [Fact]
    public async Task More_columns_than_a_function_takes_are_read_in_the_order_of_the_key()
    {
        var columns = Enumerable.Range(0, 1_100).Select(i => $"c{i}").ToArray();
        await using var source = Database($"CREATE TABLE t (id INTEGER PRIMARY KEY, {string.Join(", ", columns)}); INSERT INTO t (id, c0, c1099) VALUES (2, 1, 'b'), (1, 2, 'a')");

        var (_, rows) = await SourceRows.ReadAll(source, new ReadRequest { Table = "t", OrderBy = ["id"] });

        Assert.Equal(["2:a", "1:b"], rows.Select(row => $"{row[1]}:{row[1_100]}"));
    }

    private SqliteSource Database(string sql)
    {
        var path = _folder.File("a.db");
        using var connection = SqliteConnection.Open(path, SqliteOpenMode.Create);
        connection.Execute(sql);
        return new SqliteSource(path);
    }
}
