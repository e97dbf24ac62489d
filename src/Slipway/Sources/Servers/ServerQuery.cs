using System.Globalization;
using Slipway.Columns;

namespace Slipway.Sources.Servers;

/// <summary>A table or a user's query on a server as something that SQL can select from.</summary>
internal sealed class ServerQuery
{
    private readonly ServerDialect _dialect;
    private readonly string _from;

    /// <summary>The key columns that are unique and never NULL together, by which rows can be ordered as an index is.</summary>
    private readonly bool _isKeyUnique;

    private ServerQuery(ServerDialect dialect, string from, bool isKeyUnique)
    {
        _dialect = dialect;
        _from = from;
        _isKeyUnique = isKeyUnique;
    }

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
                dialect, table.Quoted(dialect), keys.Any(key => key.All(column => request.OrderBy.Contains(column, StringComparer.OrdinalIgnoreCase))));
        }

        var query = request.Query?.Trim(' ', '\t', '\r', '\n', '\f', ';') ?? "";
        if (!QueryText.StartsAsSelect(query))
        {
            throw new SlipwayException(
                ErrorKind.Usage, $"The query {(query.Length == 0 ? "is empty" : "is not one that reads rows")}. Expected one SELECT (or WITH ... SELECT, or VALUES) statement.");
        }

        // Own lines, so that a comment at the query's end does not swallow what follows.
        return new ServerQuery(dialect, $"(\n{query}\n) AS q", isKeyUnique: false);
    }

    /// <summary>
    /// The rows after a key in the order of its columns. Parameters @p1…: the key's values, then the bound. Text whose collation may hold two
    /// different keys for equal is ordered by its bytes.
    /// </summary>
    /// <param name="columns">All columns of the query.</param>
    /// <param name="request">What is to be read.</param>
    /// <param name="keyColumns">The places of the columns to order by.</param>
    /// <param name="bound">The place of the column of <see cref="ReadRequest.Since"/>; negative for none.</param>
    public string Rows(IReadOnlyList<ServerColumn> columns, ReadRequest request, int[] keyColumns, int bound)
    {
        var select = string.Join(", ", columns.Select(column => $"{Expression(column)} AS {_dialect.Quote(column.Info.Name)}"));
        var order = keyColumns.Select(index => Order(columns[index], $"q.{_dialect.Quote(columns[index].Info.Name)}")).ToArray();
        var conditions = new List<string>();
        if (request.After is not null)
        {
            conditions.Add(QueryText.After(order, [.. keyColumns.Select((index, i) => Order(columns[index], Parameter(i)))]));
        }

        if (bound >= 0)
        {
            conditions.Add($"q.{_dialect.Quote(columns[bound].Info.Name)} >= {Parameter(request.After is null ? 0 : order.Length)}");
        }

        var where = conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions.Select(condition => $"({condition})"))}";
        var from = _from.EndsWith(" AS q", StringComparison.Ordinal) ? _from : $"{_from} AS q";
        return $"SELECT {select} FROM {from}{where}{(order.Length == 0 ? "" : $" ORDER BY {string.Join(", ", order)}")}";
    }

    /// <summary>Asks for a row whose key is NULL, which no order can go on after; null where the key can't be.</summary>
    public string? AnyNullKey(IReadOnlyList<ServerColumn> columns, int[] keyColumns) => _isKeyUnique || keyColumns.Length == 0
        ? null
        : $"SELECT 1 FROM {_from} WHERE {string.Join(" OR ", keyColumns.Select(index => $"{_dialect.Quote(columns[index].Info.Name)} IS NULL"))} LIMIT 1";

    private string Expression(ServerColumn column) =>
        string.Format(CultureInfo.InvariantCulture, column.Expression, $"q.{_dialect.Quote(column.Info.Name).Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)}");

    private string Order(ServerColumn column, string expression) =>
        !_isKeyUnique && column is { Info.Type: ColumnType.Text, Kind: CellKind.Text } ? _dialect.BinaryOrder(expression) : expression;

    private static string Parameter(int index) => string.Create(CultureInfo.InvariantCulture, $"@p{index + 1}");

    private static async Task<SlipwayException> NoSuchTableAsync(ServerConnection connection, string name, CancellationToken cancellationToken)
    {
        var tables = await connection.Dialect.ReadTablesAsync(connection, cancellationToken).ConfigureAwait(false);
        var hint = NearestName.Hint(name, tables);
        return new SlipwayException(
            ErrorKind.Database, $"There is no table '{name}' that the user may see in {connection.Address.Describe()}{(hint.Length > 0 ? hint : ".")} {QueryText.Listed("table", tables)}");
    }
}
