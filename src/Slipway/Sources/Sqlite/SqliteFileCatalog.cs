namespace Slipway.Sources.Sqlite;

/// <summary>The catalog of a SQLite file.</summary>
internal sealed class SqliteFileCatalog(SqliteConnection connection) : ICatalog
{
    public Task<IReadOnlyList<string>> ReadTablesAsync(CancellationToken cancellationToken) => Task.FromResult(SqliteCatalog.Tables(connection));

    public Task<IReadOnlyList<UniqueKey>> ReadUniqueKeysAsync(string table, CancellationToken cancellationToken)
    {
        var primaryKey = SqliteUniqueKeys.PrimaryKey(connection, table);
        return Task.FromResult<IReadOnlyList<UniqueKey>>(
        [
            .. primaryKey.Count > 0 ? [new UniqueKey(primaryKey, IsPrimary: true)] : Array.Empty<UniqueKey>(),
            .. SqliteUniqueKeys.UniqueIndexes(connection, table).Select(columns => new UniqueKey(columns, IsPrimary: false)),
        ]);
    }

    public Task<string> QuoteTableAsync(string table, CancellationToken cancellationToken) => Task.FromResult(SqliteDialect.Quote(table));

    public string Quote(string name) => SqliteDialect.Quote(name);

    // A name may be of any length.
    public Task<string> NameBesideAsync(string table, string suffix, CancellationToken cancellationToken) => Task.FromResult(table + suffix);

    public ValueTask DisposeAsync()
    {
        connection.Dispose();
        return ValueTask.CompletedTask;
    }
}
