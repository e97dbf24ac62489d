using Slipway.Columns;

namespace Slipway.Sources.Servers;

/// <summary>A table or a user's query on a server as something that SQL can select from.</summary>
internal sealed class ServerQuery
{
    private readonly ServerDialect _dialect;
    private readonly string _from;

    private readonly bool _isKeyUnique;

    private ServerQuery(ServerDialect dialect, string from, TableName? table, bool isKeyUnique)
    {
        _dialect = dialect;
        _from = from;
        _isKeyUnique = isKeyUnique;
        Table = table;
    }

    /// <summary>The table that is read; null for a query.</summary>
    public TableName? Table { get; }

    /// <summary>Of which no row is read, only what its columns are.</summary>
    public string DescribeColumns => $"SELECT * FROM {_from} LIMIT 0";

    /// <exception cref="SlipwayException">No such table, or a query that is not one that reads rows.</exception>
    public static async Task<ServerQuery> CreateAsync(ServerConnection connection, ReadRequest request, CancellationToken cancellationToken)
    {
        var dialect = connection.Dialect;
        if (request.Table is { } name)
        {
            var table = await dialect.FindTableAsync(connection, name, cancellationToken).ConfigureAwait(false)
                ?? throw await NoSuchTableAsync(connection, name, cancellationToken).ConfigureAwait(false);
            var keys = request.OrderBy.Count == 0 ? [] : await dialect.ReadUniqueKeysAsync(connection, table, cancellationToken).ConfigureAwait(false);
            return new ServerQuery(
                dialect, $"{table.Quoted(dialect)} AS q", table, keys.Any(key => key.Columns.All(column => request.OrderBy.Contains(column, StringComparer.OrdinalIgnoreCase))));
        }

        var query = request.Query?.Trim(' ', '\t', '\r', '\n', '\f', ';') ?? "";
        if (!QueryText.StartsAsSelect(query))
        {
            throw new SlipwayException(
                ErrorKind.Usage, $"The query {(query.Length == 0 ? "is empty" : "is not one that reads rows")}. Expected one SELECT (or WITH ... SELECT, or VALUES) statement.");
        }

        // Own lines, so that a comment at the query's end does not swallow what follows.
        return new ServerQuery(dialect, $"(\n{query}\n) AS q", null, isKeyUnique: false);
    }

    /// <summary>What is known of its columns.</summary>
    public Schema SchemaOf(IEnumerable<ServerColumn> columns)
    {
        var table = Table is { IsView: false } ? Table.Quoted(_dialect) : null;
        return new Schema([.. columns.Select(column => table is null ? _dialect.InQuery(column.Info) : column.Info)]) { Mend = new ServerTypeMend(_dialect, table) };
    }

    /// <summary>The same key over other rows.</summary>
    /// <param name="select">A statement that selects these rows.</param>
    public ServerQuery Over(string select) => new(_dialect, $"({select}) AS q", null, _isKeyUnique);

    /// <summary>The columns to order by, of which there may be none.</summary>
    public ServerKey Key(IEnumerable<ServerColumn> columns) => new(_dialect, [.. columns], _isKeyUnique);

    /// <summary>The rows of a request, in the order of their key.</summary>
    /// <param name="columns">The columns to select.</param>
    /// <param name="request">What is to be read.</param>
    /// <param name="key">What to order by.</param>
    /// <param name="since">The column of <see cref="ReadRequest.Since"/>; null for none.</param>
    /// <param name="parameters">Takes the statement's parameters.</param>
    public string Rows(IReadOnlyList<ServerColumn> columns, ReadRequest request, ServerKey key, ServerColumn? since, ParameterList parameters)
    {
        var conditions = new List<string>();
        if (request.After is { } after)
        {
            conditions.Add(key.Beside(KeySide.After, after, parameters));
        }

        if (request.UpTo is { } upTo)
        {
            conditions.Add(key.Beside(KeySide.UpTo, upTo, parameters));
        }

        if (since is not null)
        {
            conditions.Add(AtLeast(since, request, parameters));
        }

        var select = string.Join(", ", columns.Select(column => $"{column.Select(_dialect)} AS {_dialect.Quote(column.Info.Name)}"));
        var where = conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions.Select(condition => $"({condition})"))}";
        return $"SELECT {select} FROM {_from}{where}{(key.Terms.Count == 0 ? "" : $" ORDER BY {string.Join(", ", key.Terms)}")}";
    }

    /// <summary>Asks for a row whose key is NULL, which no order can go on after; null where the key can't be.</summary>
    public string? AnyNullKey(ServerKey key) => _isKeyUnique || key.Columns.Count == 0
        ? null
        : $"SELECT 1 FROM {_from} WHERE {string.Join(" OR ", key.Columns.Select(column => $"{column.Qualified(_dialect)} IS NULL"))} LIMIT 1";

    /// <summary>
    /// Asks for a second row with the key that reading goes on after, which would be passed over with the first; null where there can be none.
    /// </summary>
    public string? AnySecond(ReadRequest request, ServerKey key, ServerColumn? since, ParameterList parameters) => _isKeyUnique || request.After is not { } after
        ? null
        : $"SELECT 1 FROM {_from} WHERE {key.Beside(KeySide.From, after, parameters)} AND {key.Beside(KeySide.UpTo, after, parameters)}{(since is null ? "" : $" AND {AtLeast(since, request, parameters)}")} LIMIT 1 OFFSET 1";

    private string AtLeast(ServerColumn since, ReadRequest request, ParameterList parameters) =>
        since.AtLeast(_dialect, parameters.Add(_dialect.ToParameter(since.Info, request.Since!.Least)));

    private static async Task<SlipwayException> NoSuchTableAsync(ServerConnection connection, string name, CancellationToken cancellationToken)
    {
        var tables = await connection.Dialect.ReadTablesAsync(connection, cancellationToken).ConfigureAwait(false);
        var hint = NearestName.Hint(name, tables);
        return new SlipwayException(
            ErrorKind.Database, $"There is no table '{name}' that the user may see in {connection.Address.Describe()}{(hint.Length > 0 ? hint : ".")} {QueryText.Listed("table", tables)}");
    }
}
