using System.Data.Common;
using Slipway.Columns;
using Slipway.Sources.Servers.Partitions;

namespace Slipway.Sources.Servers;

/// <summary>
/// Tables and queries on a database server. All that one source reads, it reads through one connection, of one moment, and the server is told
/// to refuse everything but reading.
/// </summary>
internal sealed class ServerSource(ConnectionUrl database) : IDivisibleSource
{
    private ServerConnection? _connection;
    private (ReadRequest Request, (ServerQuery Query, ServerColumn[] Columns, int[] KeyColumns) What)? _described;

    public string Provider => database.Provider;

    public async ValueTask<IRowReader> OpenAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        var (query, columns, keyColumns) = await DescribeAsync(request, cancellationToken).ConfigureAwait(false);
        var since = request.Since is { } bound ? columns[Find([.. columns.Select(column => column.Info.Name)], bound.Column, request)] : null;
        var key = query.Key(keyColumns.Select(index => columns[index]));
        await RequireKeysAsync(_connection!, query.AnyNullKey(key), request, cancellationToken).ConfigureAwait(false);
        RequireFit(request.After, key);
        RequireFit(request.UpTo, key);
        await RequireNoSecondAsync(_connection!, query, key, since, request, cancellationToken).ConfigureAwait(false);
        var parameters = new ParameterList();
        var sql = query.Rows(columns, request, key, since, parameters);
        var statement = new ServerStatement(sql, parameters.Values, columns, keyColumns, request.Describe());
        return new ServerRowReader(_connection!, _connection!.Dialect.Select(_connection, statement), query.SchemaOf(columns));
    }

    public async ValueTask<IReadOnlyList<KeyValues>?> FindBoundsAsync(ReadRequest request, int parts, CancellationToken cancellationToken)
    {
        var (query, columns, keyColumns) = await DescribeAsync(request, cancellationToken).ConfigureAwait(false);
        var division = new KeyDivision(_connection!, query, query.Key(keyColumns.Select(index => columns[index])), request.Describe(), parts);
        return await _connection!.Dialect.FindBoundsAsync(division, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _connection?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<ServerConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = await ServerConnection.OpenAsync(database.Server!, ServerUse.Read, cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync(connection.Dialect.BeginSnapshot, [], cancellationToken).ConfigureAwait(false);
        return connection;
    }

    // What is read of one moment stays what it is, whichever of its rows are read next.
    private async Task<(ServerQuery Query, ServerColumn[] Columns, int[] KeyColumns)> DescribeAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        var whole = request with { After = null, UpTo = null, Since = null };
        if (_described?.Request != whole)
        {
            _described = (whole, await DescribeAnewAsync(whole, cancellationToken).ConfigureAwait(false));
        }

        return _described.Value.What;
    }

    private async Task<(ServerQuery Query, ServerColumn[] Columns, int[] KeyColumns)> DescribeAnewAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        var connection = _connection ??= await ConnectAsync(cancellationToken).ConfigureAwait(false);
        var query = await ServerQuery.CreateAsync(connection, request, cancellationToken).ConfigureAwait(false);
        var described = await connection.DescribeAsync(query.DescribeColumns, cancellationToken).ConfigureAwait(false);
        var names = described.Select(column => column.ColumnName).ToArray();
        QueryText.RequireNames(names, request);
        var keyColumns = request.OrderBy.Select(name => Find(names, name, request)).ToArray();
        return (query, [.. described.Select((column, i) => keyColumns.Contains(i) ? connection.Dialect.Describe(column, isKey: true)
            : request.Key.Contains(column.ColumnName, StringComparer.OrdinalIgnoreCase) ? DescribeExactly(connection.Dialect, column)
            : connection.Dialect.Describe(column, isKey: false))], keyColumns);
    }

    // As a key where that makes a whole number of a decimal; what can't be a key there is still good for telling rows apart.
    private static ServerColumn DescribeExactly(ServerDialect dialect, DbColumn column)
    {
        var plain = dialect.Describe(column, isKey: false);
        return plain.Info.Type == ColumnType.Decimal && dialect.Describe(column, isKey: true) is { Info.Type: ColumnType.Integer } exact ? exact : plain;
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

    private static async Task RequireNoSecondAsync(
        ServerConnection connection, ServerQuery query, ServerKey key, ServerColumn? since, ReadRequest request, CancellationToken cancellationToken)
    {
        var parameters = new ParameterList();
        if (query.AnySecond(request, key, since, parameters) is { } anySecond
            && await connection.ScalarAsync(anySecond, parameters.Values, cancellationToken).ConfigureAwait(false) is not null)
        {
            throw request.KeyNotUnique();
        }
    }

    private static void RequireFit(KeyValues? bound, ServerKey key)
    {
        if (bound is not null && bound.Values.Count != key.Columns.Count)
        {
            throw new SlipwayException(
                ErrorKind.Usage, $"A key of {bound.Values.Count} values can't bound an order by {key.Columns.Count} columns.");
        }
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
