using System.Globalization;
using Slipway.Columns;
using Slipway.Sources;
using Slipway.Sources.Sqlite;

namespace Slipway.Tests.Sources.Sqlite;

public sealed class SqliteSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Declared_types_decide_what_values_become()
    {
        var source = Database("""
            CREATE TABLE t (i BIGINT, r DOUBLE PRECISION, d DECIMAL(10,2), n NUMERIC, b BOOLEAN, day DATE, at DATETIME, s VARCHAR(10), x BLOB);
            INSERT INTO t VALUES (9223372036854775807, 0.1, 1.25, 3, 1, '2024-02-29', '2024-05-01 12:30:00.5+02:00', 'é', x'00');
            INSERT INTO t VALUES (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
            INSERT INTO t VALUES (-1, 9e999, 2, 0.5, 'FALSE', '1969-12-31 00:00:00', 1714559400, '', NULL);
            """);

        var (schema, rows) = await SourceRows.ReadAll(source, new ReadRequest { Table = "t" });

        Assert.Equal(
            [ColumnType.Integer, ColumnType.Number, ColumnType.Decimal, ColumnType.Decimal, ColumnType.Boolean, ColumnType.Date, ColumnType.Timestamp, ColumnType.Text, ColumnType.Unsupported],
            schema.Columns.Select(column => column.Type));
        Assert.Equal([2, null], [schema[2].Scale, schema[3].Scale]);
        Assert.Equal(["9223372036854775807", "0.1", "1.25", "3", "true", "2024-02-29", "2024-05-01T10:30:00.5", "é", null], rows[0]);
        Assert.All(rows[1], Assert.Null);
        Assert.Equal(["-1", "Infinity", "2", "0.5", "false", "1969-12-31", "2024-05-01T10:30:00", "", null], rows[2]);
    }

    [Fact]
    public async Task Columns_without_a_declaration_are_typed_by_their_values()
    {
        var source = Database("CREATE TABLE t (a, b STRING, c); INSERT INTO t VALUES (1, 'x', NULL), (2, 'y', NULL)");

        var (schema, rows) = await SourceRows.ReadAll(
            source, new ReadRequest { Query = "SELECT a, b, c, a / 2.0 AS half, count(*) OVER () AS n, x'01' AS raw FROM t" });

        Assert.Equal(
            [ColumnType.Integer, ColumnType.Text, ColumnType.Number, ColumnType.Number, ColumnType.Integer, ColumnType.Unsupported],
            schema.Columns.Select(column => column.Type));
        Assert.Equal([["1", "x", null, "0.5", "2", null], ["2", "y", null, "1", "2", null]], rows);
    }

    [Fact]
    public async Task A_fraction_among_integers_turns_the_batch_column_into_numbers_and_keeps_every_digit()
    {
        var source = Database("CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1), (2), (NULL), (2.5), (9007199254740992), (7), (8), (9), (0.1)");

        var (schema, rows) = await SourceRows.ReadAll(source, new ReadRequest { Table = "t" }, batchSize: 4);

        Assert.Equal(ColumnType.Integer, schema[0].Type);
        Assert.Equal(["1", "2", null, "2.5", "9007199254740992", "7", "8", "9", "0.1"], rows.Select(row => row[0]));
    }

    [Fact]
    public async Task An_integer_that_no_double_holds_next_to_fractions_is_an_error()
    {
        var source = Database("CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (9007199254740993), (2.5)");

        var fault = await Fault(source, new ReadRequest { Table = "t" });

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains("'a' has fractions and also 9007199254740993", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Batches_of_which_one_turned_to_numbers_can_be_joined()
    {
        var source = Database("CREATE TABLE t (a INTEGER); INSERT INTO t VALUES (1), (2), (2.5), (3)");
        await using var reader = await source.OpenAsync(new ReadRequest { Table = "t" }, CancellationToken.None);
        var (all, batch) = (new ColumnBatch(reader.Schema, 2), new ColumnBatch(reader.Schema, 2));

        while (await reader.ReadAsync(batch, CancellationToken.None))
        {
            all.AppendAll(batch);
        }

        Assert.Equal([1, 2, 2.5, 3], ((DoubleColumn)all.Columns[0]).Values.ToArray());
    }

    [Theory]
    [InlineData("REAL", "'n/a'", "a number", "the text 'n/a'")]
    [InlineData("INTEGER", "'12 apples'", "a number", "the text '12 apples'")]
    [InlineData("DECIMAL(5,1)", "x'3132'", "a number", "a blob")]
    [InlineData("BOOLEAN", "2", "0, 1, 'true' or 'false'", "the number 2")]
    [InlineData("DATE", "'01.05.2024'", "a date as text such as '2024-05-01'", "the text '01.05.2024'")]
    [InlineData("DATE", "'2024-05-01 12:00'", "a date", "the text '2024-05-01 12:00'")]
    [InlineData("DATE", "19000", "a date", "the number 19000")]
    [InlineData("TIMESTAMP", "'noon'", "a time as text", "the text 'noon'")]
    [InlineData("TIMESTAMP", "2459000.5", "a time as text", "looks like a Julian day")]
    [InlineData("TIMESTAMP", "1714559400000", "a time as text", "looks like milliseconds")]
    [InlineData("TEXT", "x'fffe'", "text", "a blob")]
    [InlineData("TEXT", "CAST(x'61ff' AS TEXT)", "text in UTF-8", "not UTF-8")]
    public async Task A_value_of_another_kind_is_an_error_that_names_column_row_and_key(string type, string value, string expected, string found)
    {
        var source = Database($"CREATE TABLE t (id INTEGER PRIMARY KEY, \"a b\" {type}); INSERT INTO t VALUES (7, NULL), (8, NULL), (42, {value})");

        var fault = await Fault(source, new ReadRequest { Table = "t", OrderBy = ["id"] });

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains("Column 'a b' of table 't', row 3 (id 42)", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"expected {expected}", fault.Message, StringComparison.Ordinal);
        Assert.Contains(found, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_table_names_the_nearest_and_those_that_are_there()
    {
        var source = Database("CREATE TABLE boston_housing (a); CREATE TABLE other (a)");

        var fault = await Fault(source, new ReadRequest { Table = "boston_houses" });

        Assert.Equal(ErrorKind.Database, fault.Kind);
        Assert.Contains("no table 'boston_houses'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("did you mean 'boston_housing'? The tables are 'boston_housing', 'other'.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("a\"b; DROP TABLE c")]
    [InlineData("価格")]
    [InlineData("select")]
    [InlineData("it's")]
    [InlineData("[x]")]
    public async Task Any_name_serves_for_tables_and_columns(string name)
    {
        var quoted = SqliteDialect.Quote(name);
        var source = Database($"CREATE TABLE c (a); CREATE TABLE {quoted} ({quoted} INTEGER, other TEXT); INSERT INTO {quoted} VALUES (2, 'x'), (1, 'y'), (3, 'z')");

        var (schema, rows) = await SourceRows.ReadAll(
            source, new ReadRequest { Table = name, OrderBy = [name], After = new KeyValues([1L]) });

        Assert.Equal(name, schema[0].Name);
        Assert.Equal([["2", "x"], ["3", "z"]], rows);
        Assert.Empty((await SourceRows.ReadAll(source, new ReadRequest { Table = "c" })).Values);
    }

    [Fact]
    public async Task An_empty_table_has_its_columns_and_no_rows()
    {
        var source = Database("CREATE TABLE t (a INTEGER, b)");

        var (schema, rows) = await SourceRows.ReadAll(source, new ReadRequest { Table = "t" });

        Assert.Equal(["a", "b"], schema.Columns.Select(column => column.Name));
        Assert.Empty(rows);
    }

    [Fact]
    public async Task A_table_of_1900_columns_is_read()
    {
        var columns = Enumerable.Range(0, 1900).Select(i => $"c{i}").ToArray();
        var source = Database(
            $"CREATE TABLE t ({string.Join(",", columns.Select(name => $"{name} REAL"))}); INSERT INTO t VALUES ({string.Join(",", columns.Select((_, i) => $"{i}.5"))})");

        var (schema, rows) = await SourceRows.ReadAll(source, new ReadRequest { Table = "t" });

        Assert.Equal(1900, schema.Count);
        Assert.Equal("1899.5", rows[0][1899]);
    }

    [Fact]
    public async Task A_shared_connection_may_write_and_commit_between_two_reads()
    {
        using var connection = SqliteConnection.Open(_folder.File("shared.db"), SqliteOpenMode.Create);
        connection.Execute("CREATE TABLE t (a INTEGER); CREATE TABLE p (a INTEGER); INSERT INTO t VALUES (1), (2), (3)");
        await using var source = new SqliteSource(connection);
        await using var reader = await source.OpenAsync(new ReadRequest { Table = "t" }, CancellationToken.None);
        var batch = new ColumnBatch(reader.Schema, 1);

        while (await reader.ReadAsync(batch, CancellationToken.None))
        {
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"BEGIN; INSERT INTO p VALUES ({batch.FirstRowNumber}); COMMIT"));
        }

        var (_, written) = await SourceRows.ReadAll(source, new ReadRequest { Table = "p" });
        Assert.Equal(["1", "2", "3"], written.Select(row => row[0]));
    }

    [Fact]
    public async Task Parts_are_read_while_the_writer_is_in_the_middle_of_a_transaction()
    {
        using var writer = SqliteConnection.Open(_folder.File("parts.db"), SqliteOpenMode.Create);
        writer.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY); CREATE TABLE p (id INTEGER PRIMARY KEY); INSERT INTO t VALUES (1), (2), (3), (4)");
        await using var source = new SqliteSource(writer);
        await using var reader = await source.OpenAsync(new ReadRequest { Table = "t", OrderBy = ["id"] }, CancellationToken.None);
        var batch = new ColumnBatch(reader.Schema, 1);
        var read = new List<string?>();

        for (var isRead = true; isRead;)
        {
            writer.Execute("BEGIN IMMEDIATE; INSERT INTO p SELECT count(*) FROM p");
            isRead = await reader.ReadAsync(batch, CancellationToken.None);
            using (await writer.TakeCommitTurnAsync(CancellationToken.None))
            {
                writer.Execute("COMMIT");
            }

            read.AddRange(isRead ? [batch.Columns[0].Format(0)] : []);
        }

        Assert.Equal(["1", "2", "3", "4"], read);
    }

    [Fact]
    public async Task No_part_is_read_while_the_writer_commits()
    {
        using var writer = SqliteConnection.Open(_folder.File("commit.db"), SqliteOpenMode.Create);
        writer.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY); INSERT INTO t VALUES (1)");
        await using var source = new SqliteSource(writer);
        await using var reader = await source.OpenAsync(new ReadRequest { Table = "t", OrderBy = ["id"] }, CancellationToken.None);
        var batch = new ColumnBatch(reader.Schema, 1);
        var commit = await writer.TakeCommitTurnAsync(CancellationToken.None);

        var reading = reader.ReadAsync(batch, CancellationToken.None).AsTask();
        var wasRead = reading.IsCompleted;
        commit.Dispose();

        Assert.False(wasRead);
        Assert.True(await reading);
    }

    [Fact]
    public async Task Cancelling_ends_a_query_that_never_returns_a_row()
    {
        var source = Database("CREATE TABLE t (a INTEGER)");
        await using var reader = await source.OpenAsync(
            new ReadRequest { Query = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT CAST(i AS INTEGER) AS i FROM n" },
            CancellationToken.None);
        using var cancellation = new CancellationTokenSource();
        var batch = new ColumnBatch(reader.Schema, int.MaxValue / 1024);

        var reading = Task.Run(async () =>
        {
            while (await reader.ReadAsync(batch, cancellation.Token))
            {
            }
        });
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
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
