using Slipway.Columns;

namespace Slipway.Sources.Sqlite;

/// <summary>
/// A SQLite file. Columns of <see cref="ReadRequest.OrderBy"/> are typed by what is stored, not as dates or decimals, so that reading
/// can go on after a key exactly as it is in the table. Rows whose key is NULL come first, and never after a key.
/// </summary>
internal sealed class SqliteSource : ISource
{
    private readonly string _path;
    private readonly bool _ownsConnection;
    private SqliteConnection? _connection;

    /// <summary>Opens the file for reading when the first query needs it.</summary>
    public SqliteSource(string path)
    {
        _path = path;
        _ownsConnection = true;
    }

    /// <summary>
    /// Reads through a connection of somebody else's, who may write other tables between two reads: a second connection
    /// could not commit while this one reads the same file.
    /// </summary>
    public SqliteSource(SqliteConnection connection)
    {
        _path = connection.Path;
        _connection = connection;
    }

    public string Provider => "sqlite";

    public ValueTask<IRowReader> OpenAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        _connection ??= SqliteConnection.Open(_path, SqliteOpenMode.Read);
        using var interruption = _connection.InterruptOn(cancellationToken);
        var query = SqliteQuery.Create(_connection, request);
        var statement = _connection.Prepare(query.Select);
        try
        {
            var names = ReadNames(statement, request);
            var declared = Enumerable.Range(0, names.Length).Select(statement.DeclaredType).ToArray();
            var orderBy = FindOrderBy(names, request);
            if (orderBy.Length > 0)
            {
                statement.Dispose();
                var columns = orderBy.Select(index => new ColumnInfo(names[index], ColumnType.Unsupported)).ToArray();
                statement = _connection.Prepare(query.Ordered(columns, request.After is not null));
                BindKey(statement, request);
            }

            var schema = new Schema(Describe(statement, names, declared, orderBy));
            return new(new SqliteRowReader(_connection, statement, schema, orderBy, request.Describe()));
        }
        catch
        {
            statement.Dispose();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        if (_ownsConnection)
        {
            _connection?.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private static string[] ReadNames(SqliteStatement statement, ReadRequest request)
    {
        var names = new string[statement.ColumnCount];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = statement.ColumnName(i);
            if (names[i].Length == 0 || !seen.Add(names[i]))
            {
                throw new SlipwayException(
                    ErrorKind.Database,
                    names[i].Length == 0
                        ? $"Column {i + 1} of {request.Describe()} has no name. Give it one with AS."
                        : $"Two columns of {request.Describe()} are called '{names[i]}'. Give one of them another name with AS.");
            }
        }

        return names;
    }

    private static int[] FindOrderBy(string[] names, ReadRequest request)
    {
        var schema = new Schema([.. names.Select(name => new ColumnInfo(name, ColumnType.Unsupported))]);
        var found = new int[request.OrderBy.Count];
        for (var i = 0; i < found.Length; i++)
        {
            var name = request.OrderBy[i];
            if (names.Count(other => other.Equals(name, StringComparison.OrdinalIgnoreCase)) > 1)
            {
                throw new SlipwayException(
                    ErrorKind.Database,
                    $"Several columns of {request.Describe()} are called '{name}' but for upper and lower case, which SQLite can't tell apart. Rename one with AS in a query.");
            }

            if (!schema.TryFind(name, out found[i], out _))
            {
                throw new SlipwayException(
                    ErrorKind.Database,
                    $"There is no column '{name}' in {request.Describe()}. {SqliteCatalog.Listed("column", names)}");
            }
        }

        return found;
    }

    private static void BindKey(SqliteStatement statement, ReadRequest request)
    {
        if (request.After is not { } key)
        {
            return;
        }

        if (key.Values.Count != request.OrderBy.Count)
        {
            throw new SlipwayException(
                ErrorKind.Usage, $"A key of {key.Values.Count} values can't continue an order by {request.OrderBy.Count} columns.");
        }

        for (var i = 0; i < key.Values.Count; i++)
        {
            switch (key.Values[i])
            {
                case long integer:
                    statement.Bind(i + 1, integer);
                    break;
                case double number:
                    statement.Bind(i + 1, number);
                    break;
                default:
                    statement.Bind(i + 1, (string)key.Values[i]);
                    break;
            }
        }
    }

    private static ColumnInfo[] Describe(SqliteStatement statement, string[] names, string[] declared, int[] orderBy)
    {
        var columns = new ColumnInfo?[names.Length];
        var unknown = new List<int>();
        for (var i = 0; i < names.Length; i++)
        {
            columns[i] = SqliteTypes.FromDeclaration(names[i], declared[i]);
            if (columns[i] is null || (orderBy.Contains(i) && columns[i]!.Type is ColumnType.Date or ColumnType.Timestamp or ColumnType.Decimal))
            {
                unknown.Add(i);
            }
        }

        var types = SqliteTypeProbe.Run(statement, unknown.ToArray());
        for (var i = 0; i < types.Length; i++)
        {
            var column = unknown[i];
            columns[column] = new ColumnInfo(names[column], types[i] ?? ColumnType.Number, declared[column]);
        }

        return columns!;
    }
}
