namespace Slipway.Sources.Servers;

/// <summary>
/// Tables and queries on a database server. All that one source reads, it reads through one connection, of one moment, and the server is told
/// to refuse everything but reading.
/// </summary>
internal sealed class ServerSource(ConnectionUrl database) : ISource
{
    private ServerConnection? _connection;

    public string Provider => database.Provider;

    public async ValueTask<IRowReader> OpenAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        var connection = _connection ??= await ConnectAsync(cancellationToken).ConfigureAwait(false);
        var query = await ServerQuery.CreateAsync(connection, request, cancellationToken).ConfigureAwait(false);
        var described = await connection.DescribeAsync(query.DescribeColumns, cancellationToken).ConfigureAwait(false);
        var names = described.Select(column => column.ColumnName).ToArray();
        QueryText.RequireNames(names, request);

        var keyColumns = request.OrderBy.Select(name => Find(names, name, request)).ToArray();
        var bound = request.Since is { } since ? Find(names, since.Column, request) : -1;
        var columns = described.Select((column, i) => connection.Dialect.Describe(column, keyColumns.Contains(i))).ToArray();
        await RequireKeysAsync(connection, query.AnyNullKey(columns, keyColumns), request, cancellationToken).ConfigureAwait(false);
        return new ServerRowReader(
            connection, query.Rows(columns, request, keyColumns, bound), Parameters(connection.Dialect, request, columns, keyColumns, bound), columns, keyColumns, request.Describe());
    }

    public ValueTask DisposeAsync() => _connection?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<ServerConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = await ServerConnection.OpenAsync(database.Server!, ServerUse.Read, cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync(connection.Dialect.BeginSnapshot, [], cancellationToken).ConfigureAwait(false);
        return connection;
    }

    private static async Task RequireKeysAsync(ServerConnection connection, string? anyNull, ReadRequest request, CancellationToken cancellationToken)
    {
        if (anyNull is not null && await connection.ScalarAsync(anyNull, [], cancellationToken).ConfigureAwait(false) is not null)
        {
            throw new SlipwayException(
                ErrorKind.Data,
                $"The key ({string.Join(", ", request.OrderBy)}) is NULL in a row of {request.Describe()}; a prediction is stored by its row's key. Leave such rows out in a query, or name another key.");
        }
    }

    private static object[] Parameters(ServerDialect dialect, ReadRequest request, ServerColumn[] columns, int[] keyColumns, int bound)
    {
        if (request.After is { } key && key.Values.Count != keyColumns.Length)
        {
            throw new SlipwayException(
                ErrorKind.Usage, $"A key of {key.Values.Count} values can't continue an order by {keyColumns.Length} columns.");
        }

        return
        [
            .. (request.After?.Values ?? []).Select((value, i) => dialect.ToParameter(columns[keyColumns[i]].Info, value)),
            .. request.Since is { } since ? [dialect.ToParameter(columns[bound].Info, since.Least)] : Array.Empty<object>(),
        ];
    }

    private static int Find(string[] names, string name, ReadRequest request)
    {
        var exact = Array.IndexOf(names, name);
        var folded = names.Index().Where(column => column.Item.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(column => column.Index).ToArray();
        return exact >= 0 ? exact
            : folded.Length == 1 ? folded[0]
            : throw new SlipwayException(
                ErrorKind.Database, $"There is no column '{name}' in {request.Describe()}. {QueryText.Listed("column", names)}");
    }
}
