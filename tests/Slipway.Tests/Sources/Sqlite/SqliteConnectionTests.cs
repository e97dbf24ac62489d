using Slipway.Sources.Sqlite;

namespace Slipway.Tests.Sources.Sqlite;

public sealed class SqliteConnectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Values_of_every_storage_class_come_back_as_they_were_bound()
    {
        using var connection = Create();
        connection.Execute("CREATE TABLE t (a, b, c, d, e); -- a comment at the end");
        using var insert = connection.Prepare("INSERT INTO t VALUES (?, ?, ?, ?, ?)");
        insert.Bind(1, long.MinValue);
        insert.Bind(2, 0.1);
        insert.Bind(3, "é\0x");
        insert.Bind(4, ""u8);
        insert.BindNull(5);

        insert.Run();

        using var select = connection.Prepare("SELECT * FROM t");
        Assert.True(select.Step());
        Assert.Equal(long.MinValue, select.GetInt64(0));
        Assert.Equal(0.1, select.GetDouble(1));
        Assert.Equal("é\0x", select.GetString(2));
        Assert.Equal((SqliteStorageClass.Text, ""), (select.GetStorageClass(3), select.GetString(3)));
        Assert.Null(select.GetString(4));
        Assert.False(select.Step());
        Assert.Equal(1, connection.Changes);
    }

    [Fact]
    public void A_missing_file_is_a_database_fault_and_is_not_created()
    {
        var path = _folder.File("none.db");

        var read = Assert.Throws<SlipwayException>(() => SqliteConnection.Open(path, SqliteOpenMode.Read));
        var write = Assert.Throws<SlipwayException>(() => SqliteConnection.Open(path, SqliteOpenMode.ReadWrite));

        Assert.Equal((ErrorKind.Database, ErrorKind.Database), (read.Kind, write.Kind));
        Assert.Contains($"no SQLite database '{path}'", read.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Theory]
    [InlineData("Read")]
    [InlineData("Create")]
    public void A_file_that_is_no_database_is_said_when_it_is_opened(string mode)
    {
        var path = _folder.Write("notes.txt", new string('x', 4096));

        var fault = Assert.Throws<SlipwayException>(() => SqliteConnection.Open(path, Enum.Parse<SqliteOpenMode>(mode)));

        Assert.Equal(ErrorKind.Database, fault.Kind);
        Assert.Contains("is not a SQLite database", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Read")]
    [InlineData("ReadWrite")]
    [InlineData("Create")]
    public void A_folder_is_told_from_a_file(string mode)
    {
        var fault = Assert.Throws<SlipwayException>(() => SqliteConnection.Open(_folder.Path, Enum.Parse<SqliteOpenMode>(mode)));

        Assert.Equal((ErrorKind.Database, $"'{_folder.Path}' is a folder; expected a SQLite database's file."), (fault.Kind, fault.Message));
    }

    [Fact]
    public void A_missing_folder_is_a_storage_fault()
    {
        var fault = Assert.Throws<SlipwayException>(() => SqliteConnection.Open(_folder.File("no/such/a.db"), SqliteOpenMode.Create));

        Assert.Equal(ErrorKind.Storage, fault.Kind);
    }

    [Theory]
    [InlineData("SELEC 1", "syntax error")]
    [InlineData("SELECT * FROM nowhere", "no such table: nowhere")]
    [InlineData("SELECT x FROM sqlite_schema", "no such column: x")]
    public void Faulty_sql_is_a_database_fault_in_the_words_of_SQLite(string sql, string words)
    {
        using var connection = Create();

        var fault = Assert.Throws<SlipwayException>(() => connection.Execute(sql));

        Assert.Equal(ErrorKind.Database, fault.Kind);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_connection_can_not_write()
    {
        using (var create = Create())
        {
            create.Execute("CREATE TABLE t (a)");
        }

        using var connection = SqliteConnection.Open(_folder.File("a.db"), SqliteOpenMode.Read);
        var fault = Assert.Throws<SlipwayException>(() => connection.Execute("INSERT INTO t VALUES (1)"));

        Assert.Equal(ErrorKind.Storage, fault.Kind);
    }

    [Fact]
    public void A_lock_that_another_holds_is_said_after_the_timeout()
    {
        using var first = Create();
        first.Execute("CREATE TABLE t (a); BEGIN IMMEDIATE");
        using var second = SqliteConnection.Open(_folder.File("a.db"), SqliteOpenMode.ReadWrite, TimeSpan.FromMilliseconds(1));

        var fault = Assert.Throws<SlipwayException>(() => second.Execute("BEGIN IMMEDIATE"));

        Assert.Equal(ErrorKind.Database, fault.Kind);
        Assert.Contains("locked by another program", fault.Message, StringComparison.Ordinal);
        Assert.False(second.IsInTransaction);
    }

    [Fact]
    public void A_full_database_is_a_storage_fault()
    {
        using var connection = Create();
        connection.Execute("PRAGMA max_page_count = 3; CREATE TABLE t (a)");

        var fault = Assert.Throws<SlipwayException>(() => connection.Execute("INSERT INTO t VALUES (randomblob(100000))"));

        Assert.Equal(ErrorKind.Storage, fault.Kind);
        Assert.Contains("no room left", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_a_statement_that_would_never_end()
    {
        using var connection = Create();
        using var source = new CancellationTokenSource();
        using var interruption = connection.InterruptOn(source.Token);
        using var endless = connection.Prepare(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE i % 1000000 = 0");
        Assert.True(endless.Step());

        var cancelling = Task.Run(source.Cancel);

        var fault = Assert.Throws<OperationCanceledException>(() =>
        {
            while (endless.Step())
            {
            }
        });
        await cancelling;
        Assert.Equal(source.Token, fault.CancellationToken);
    }

    [Fact]
    public void A_reader_rolls_back_what_a_killed_writer_left()
    {
        using (var create = Create())
        {
            create.Execute("CREATE TABLE t (a); INSERT INTO t VALUES (1)");
        }

        CopyWhileWriting();
        using var connection = SqliteConnection.Open(_folder.File("killed.db"), SqliteOpenMode.Read);
        using var count = connection.Prepare("SELECT count(*) FROM t");

        Assert.True(count.Step());
        Assert.Equal(1, count.GetInt64(0));
    }

    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("a\"b; DROP TABLE c", "\"a\"\"b; DROP TABLE c\"")]
    public void A_quoted_name_is_one_identifier(string name, string quoted) => Assert.Equal(quoted, SqliteDialect.Quote(name));

    // A file and its journal, taken once pages of an uncommitted transaction have reached the file.
    private void CopyWhileWriting()
    {
        using var writer = SqliteConnection.Open(_folder.File("a.db"), SqliteOpenMode.ReadWrite);
        writer.Execute("PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN; UPDATE t SET a = 2;");
        writer.Execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000) INSERT INTO t SELECT randomblob(500) FROM n");
        File.Copy(_folder.File("a.db"), _folder.File("killed.db"));
        File.Copy(_folder.File("a.db-journal"), _folder.File("killed.db-journal"));
    }

    private SqliteConnection Create() => SqliteConnection.Open(_folder.File("a.db"), SqliteOpenMode.Create);
}
