using Slipway.Columns;

namespace Slipway.Sources.Servers;

/// <summary>The catalog of a database on a server.</summary>
internal sealed class ServerCatalog(ServerConnection connection) : ICatalog
{
    private readonly ServerDialect _dialect = connection.Dialect;

    public Task<IReadOnlyList<string>> ReadTablesAsync(CancellationToken cancellationToken) => _dialect.ReadTablesAsync(connection, cancellationToken);

    public async Task<IReadOnlyList<UniqueKey>> ReadUniqueKeysAsync(string table, CancellationToken cancellationToken)
    {
        if (await _dialect.FindTableAsync(connection, table, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return [];
        }

        var keys = await _dialect.ReadUniqueKeysAsync(connection, found, cancellationToken).ConfigureAwait(false);
        var columns = await connection.DescribeAsync($"SELECT * FROM {found.Quoted(_dialect)} LIMIT 0", cancellationToken).ConfigureAwait(false);
        var fit = columns.Where(column => _dialect.Describe(column, isKey: true).Info.Type != ColumnType.Unsupported).Select(column => column.ColumnName).ToHashSet();
        return [.. keys.Where(key => key.Columns.All(fit.Contains)).OrderBy(key => !key.IsPrimary).ThenBy(key => key.Columns.Count)];
    }

    // Without the schema where it goes without saying, so that the same SQL serves in another database too.
    public async Task<string> QuoteTableAsync(string table, CancellationToken cancellationToken)
    {
        var found = await _dialect.FindTableAsync(connection, table, cancellationToken).ConfigureAwait(false);
        return found is null || found.Name == table ? Quote(table) : found.Quoted(_dialect);
    }

    public string Quote(string name) => _dialect.Quote(name);

    // A point parts schema and table where there is no table of the whole name yet.
    public async Task<string> NameBesideAsync(string table, string suffix, CancellationToken cancellationToken)
    {
        var found = await _dialect.FindTableAsync(connection, table, cancellationToken).ConfigureAwait(false);
        return _dialect.WithSuffix(found?.Name == table ? table.Replace('.', '_') : table, suffix);
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
