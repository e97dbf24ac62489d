using Slipway.Columns;

namespace Slipway.Sources.Sqlite;

/// <summary>A query whose columns are known, to be read from any key on, through any connection to its file.</summary>
/// <param name="query">The table or the user's query.</param>
/// <param name="names">Its columns' names.</param>
/// <param name="orderBy">Numbers of the columns that rows are ordered by.</param>
/// <param name="key">Numbers of the columns that tell rows apart.</param>
/// <param name="bounded">The number of the column of <see cref="ReadRequest.Since"/>; -1 for none.</param>
/// <param name="isMoment">True where that column holds dates or times.</param>
internal sealed class SqliteRowQuery(SqliteQuery query, string[] names, int[] orderBy, int[] key, int bounded, bool isMoment)
{
    private readonly string[] _ordered = [.. orderBy.Select(index => names[index])];
    private readonly string? _bounded = bounded < 0 ? null : names[bounded];

    /// <summary>For the rows from the start on, and for those after a key, whether the columns go through <see cref="SqliteRowFunction"/>.</summary>
    private readonly bool?[] _calls = new bool?[2];

    /// <summary>True where SQLite finds the rows after a key in an index, in order, and need not sort them.</summary>
    public bool IsIndexed(SqliteConnection connection)
    {
        var plan = PlanAfterKey(connection);
        return !Sorts(plan) && !plan.Any(step => step.StartsWith("MATERIALIZE", StringComparison.Ordinal))
            && plan.Any(step => step.StartsWith("SEARCH", StringComparison.Ordinal));
    }

    /// <summary>True where nothing is looked up beside the rows of one table.</summary>
    public bool IsOfOneTable(SqliteConnection connection) => PlanAfterKey(connection).Count == 1;

    /// <summary>The columns themselves, for a look at their types.</summary>
    public SqliteStatement Prepare(SqliteConnection connection, ReadRequest request) =>
        PrepareBound(connection, IsInOwnOrder ? query.Select : $"SELECT * {Rows(request.After is not null)}", request);

    /// <summary>Starts to read; rows are counted on from those before.</summary>
    /// <exception cref="SlipwayException">More than one row has the key that is to be read after.</exception>
    public SqliteRowReader Open(SqliteConnection connection, ReadRequest request, Schema schema, long rowsBefore = 0)
    {
        RequireNoSecond(connection, request);
        var appender = new SqliteRowAppender(schema, key, request.Describe(), rowsBefore);
        var rows = Rows(request.After is not null);
        var call = $"SELECT {connection.RowFunction.Call(names.Select((name, i) => schema[i].Type == ColumnType.Unsupported ? "NULL" : $"q.{SqliteDialect.Quote(name)}"))} {rows}";
        var calls = _calls[request.After is null ? 0 : 1] ??= CanCall(connection, rows, call);
        return new SqliteRowReader(
            connection, calls ? PrepareBound(connection, call, request) : Prepare(connection, request), calls ? connection.RowFunction : null, schema, appender);
    }

    private bool IsInOwnOrder => _ordered.Length == 0 && _bounded is null;

    private string Rows(bool afterKey) => query.Rows(_ordered, afterKey, _bounded, isMoment);

    // A function is called before rows are sorted. A user's query in its own order is left as it is, since SQLite may take its order away
    // where it stands inside another one.
    private bool CanCall(SqliteConnection connection, string rows, string call) =>
        names.Length <= connection.ArgumentLimit && (query.IsTable || !IsInOwnOrder) && AreNamed(connection, rows) && !Sorts(Plan(connection, call));

    // SQLite does not tell apart upper and lower case of names, and gives some columns of a query inside another one a new name.
    private bool AreNamed(SqliteConnection connection, string rows)
    {
        using var inside = connection.Prepare($"SELECT * {rows}");
        return names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Length
            && names.SequenceEqual(Enumerable.Range(0, inside.ColumnCount).Select(inside.ColumnName));
    }

    private static bool Sorts(IEnumerable<string> plan) => plan.Any(step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));

    private List<string> PlanAfterKey(SqliteConnection connection) => Plan(connection, $"SELECT * {Rows(afterKey: true)}");

    private static List<string> Plan(SqliteConnection connection, string sql)
    {
        using var plan = connection.Prepare($"EXPLAIN QUERY PLAN {sql}");
        var steps = new List<string>();
        while (plan.Step())
        {
            steps.Add(plan.GetString(3)!);
        }

        return steps;
    }

    private void RequireNoSecond(SqliteConnection connection, ReadRequest request)
    {
        if (request.After is null)
        {
            return;
        }

        using var second = PrepareBound(connection, query.AnySecond(_ordered, _bounded, isMoment), request);
        if (second.Step())
        {
            throw request.KeyNotUnique();
        }
    }

    private static SqliteStatement PrepareBound(SqliteConnection connection, string sql, ReadRequest request)
    {
        var statement = connection.Prepare(sql);
        try
        {
            Bind(statement, request);
            return statement;
        }
        catch
        {
            statement.Dispose();
            throw;
        }
    }

    private static void Bind(SqliteStatement statement, ReadRequest request)
    {
        if (request.After is { } key && key.Values.Count != request.OrderBy.Count)
        {
            throw new SlipwayException(
                ErrorKind.Usage, $"A key of {key.Values.Count} values can't continue an order by {request.OrderBy.Count} columns.");
        }

        statement.BindAll([.. request.After?.Values ?? [], .. request.Since is { } since ? [since.Least] : Array.Empty<object>()]);
    }
}
