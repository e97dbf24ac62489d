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
    private SqliteConnection? _partsConnection;

    /// <summary>Opens the file for reading when the first query needs it.</summary>
    public SqliteSource(string path)
    {
        _path = path;
        _ownsConnection = true;
    }

    /// <summary>
    /// Reads what somebody writes other tables of. Where the rows can be read in parts, by an index on the key, each part is read through a
    /// second connection, and the writer commits between two of them; otherwise all is read through the writer's connection, since no other
    /// could commit while a second one reads the same file.
    /// </summary>
    /// <param name="writer">The writer's connection.</param>
    public SqliteSource(SqliteConnection writer)
    {
        _path = writer.Path;
        _connection = writer;
    }

    public string Provider => "sqlite";

    /// <summary>By their names, the types of columns that have neither a declared one nor a value; all others are numbers.</summary>
    public IReadOnlyDictionary<string, ColumnType> Types { get; init; } = new Dictionary<string, ColumnType>();

    public async ValueTask<IRowReader> OpenAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        _connection ??= SqliteConnection.Open(_path, SqliteOpenMode.Read);
        using var turn = await _connection.TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        using var interruption = _connection.InterruptOn(cancellationToken);
        return Open(_connection, request);
    }

    public ValueTask DisposeAsync()
    {
        if (_ownsConnection)
        {
            _connection?.Dispose();
        }

        _partsConnection?.Dispose();

        return ValueTask.CompletedTask;
    }

    private IRowReader Open(SqliteConnection connection, ReadRequest request)
    {
        var query = SqliteQuery.Create(connection, request);
        string[] names, declared;
        using (var described = connection.Prepare(query.Select))
        {
            names = [.. Enumerable.Range(0, described.ColumnCount).Select(described.ColumnName)];
            QueryText.RequireNames(names, request);
            declared = [.. Enumerable.Range(0, names.Length).Select(described.DeclaredType)];
        }

        var orderBy = FindOrderBy(names, request);
        var bounded = request.Since is { } least ? Find(names, least.Column, request) : -1;
        var isMoment = bounded >= 0 && SqliteTypes.FromDeclaration(names[bounded], declared[bounded])?.Type is ColumnType.Date or ColumnType.Timestamp;
        int[] key = [.. orderBy.Union(names.Index().Where(column => request.Key.Contains(column.Item, StringComparer.OrdinalIgnoreCase)).Select(column => column.Index))];
        var rows = new SqliteRowQuery(query, names, orderBy, key, bounded, isMoment);
        using var statement = rows.Prepare(connection, request);
        var schema = new Schema(Describe(statement, names, declared, orderBy, key));
        if (_ownsConnection || orderBy.Length == 0 || !rows.IsIndexed(connection))
        {
            return rows.Open(connection, request, schema);
        }

        var parts = _partsConnection ??= OpenForParts(connection, rows.IsOfOneTable(connection));
        return new SqliteBoundedReader(connection, schema, orderBy, request, (part, rowsBefore) => rows.Open(parts, part, schema, rowsBefore));
    }

    private static SqliteConnection OpenForParts(SqliteConnection writer, bool isOfOneTable)
    {
        // A full cache would write pages to the file before the commit, for which nobody may be reading.
        writer.Execute("PRAGMA cache_spill = OFF");
        var reader = SqliteConnection.Open(writer.Path, SqliteOpenMode.Read);
        if (isOfOneTable)
        {
            // Each page is read once, and what was kept of a part is of no use for the next, since a commit lies between them. So little room (in
            // KiB) stays in the processor's cache, where 2 MB would go back to the system after each part: a tenth of a run's time.
            reader.Execute("PRAGMA cache_size = -256");
        }

        return reader;
    }

    private static int[] FindOrderBy(string[] names, ReadRequest request) =>
        [.. request.OrderBy.Select(name => Find(names, name, request))];

    private static int Find(string[] names, string name, ReadRequest request)
    {
        if (names.Count(other => other.Equals(name, StringComparison.OrdinalIgnoreCase)) > 1)
        {
            throw new SlipwayException(
                ErrorKind.Database,
                $"Several columns of {request.Describe()} are called '{name}' but for upper and lower case, which SQLite can't tell apart. Rename one with AS in a query.");
        }

        var found = Array.FindIndex(names, other => other.Equals(name, StringComparison.OrdinalIgnoreCase));
        return found >= 0
            ? found
            : throw new SlipwayException(
                ErrorKind.Database, $"There is no column '{name}' in {request.Describe()}. {QueryText.Listed("column", names)}");
    }

    private ColumnInfo[] Describe(SqliteStatement statement, string[] names, string[] declared, int[] orderBy, int[] key)
    {
        var columns = new ColumnInfo?[names.Length];
        var unknown = new List<int>();
        for (var i = 0; i < names.Length; i++)
        {
            columns[i] = SqliteTypes.FromDeclaration(names[i], declared[i]);
            if (columns[i] is null
                || (orderBy.Contains(i) && columns[i]!.Type is ColumnType.Date or ColumnType.Timestamp)
                || (key.Contains(i) && columns[i]!.Type == ColumnType.Decimal))
            {
                unknown.Add(i);
            }
        }

        var types = SqliteTypeProbe.Run(statement, unknown.ToArray());
        for (var i = 0; i < types.Length; i++)
        {
            var column = unknown[i];
            columns[column] = new ColumnInfo(names[column], types[i] ?? Types.GetValueOrDefault(names[column], ColumnType.Number), declared[column]);
        }

        return columns!;
    }
}
