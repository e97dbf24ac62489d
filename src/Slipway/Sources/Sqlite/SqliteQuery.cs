using System.Globalization;
using System.Text;

namespace Slipway.Sources.Sqlite;

/// <summary>A table or a user's query as something that SQL can select from, checked to be one statement that only reads.</summary>
/// <param name="From">What follows FROM.</param>
/// <param name="Select">The rows in their own order.</param>
/// <param name="IsTable">True for a table or a view, false for a query.</param>
internal sealed record SqliteQuery(string From, string Select, bool IsTable)
{
    public static SqliteQuery Create(SqliteConnection connection, ReadRequest request)
    {
        if (request.Table is { } table)
        {
            var name = SqliteDialect.Quote(table);
            return SqliteCatalog.Exists(connection, table)
                ? new SqliteQuery($"{name} AS q", $"SELECT * FROM {name}", true)
                : throw SqliteCatalog.NoSuchTable(connection, table);
        }

        var query = CheckedQuery(connection, request.Query
            ?? throw new SlipwayException(ErrorKind.Usage, "A SQLite source needs a table or a query."));

        // Own lines, so that a comment at the query's end does not swallow what follows.
        return new SqliteQuery($"(\n{query}\n) AS q", query, false);
    }

    /// <summary>
    /// What follows the columns of the rows after a key, in the order of its columns. Text is ordered by its bytes, so that no two different
    /// keys are equal, whatever the column's collation. Parameters: the key's values, then the bound.
    /// </summary>
    /// <param name="columns">The columns to order by; empty for the rows' own order.</param>
    /// <param name="afterKey">Only rows after a key.</param>
    /// <param name="bounded">A column whose values must not be below a bound; null for none.</param>
    /// <param name="isMoment">True where that column holds dates or times, which may be written in several ways.</param>
    public string Rows(IReadOnlyList<string> columns, bool afterKey, string? bounded, bool isMoment)
    {
        var names = Names(columns);
        var where = Where(afterKey ? QueryText.Beside(KeySide.After, names, Parameters(names)) : null, afterKey ? names.Length : 0, bounded, isMoment);
        return $"FROM {From}{where}{(names.Length == 0 ? "" : $" ORDER BY {string.Join(", ", names)}")}";
    }

    /// <summary>Asks for a second row with the key that reading goes on after, which would be passed over with the first. Parameters as those of <see cref="Rows"/>.</summary>
    public string AnySecond(IReadOnlyList<string> columns, string? bounded, bool isMoment)
    {
        var names = Names(columns);
        var isKey = string.Join(" AND ", names.Zip(Parameters(names), (name, parameter) => $"{name} = {parameter}"));
        return $"SELECT 1 FROM {From}{Where(isKey, names.Length, bounded, isMoment)} LIMIT 1 OFFSET 1";
    }

    private static string[] Names(IEnumerable<string> columns) => [.. columns.Select(column => $"{SqliteDialect.Quote(column)} COLLATE BINARY")];

    private static string[] Parameters(string[] names) => [.. Enumerable.Range(1, names.Length).Select(number => string.Create(CultureInfo.InvariantCulture, $"?{number}"))];

    private static string Where(string? key, int keyParameters, string? bounded, bool isMoment)
    {
        var parameter = keyParameters + 1;
        var bound = bounded is null ? null
            : isMoment ? MomentFrom(SqliteDialect.Quote(bounded), $"?{parameter}")
            : $"{SqliteDialect.Quote(bounded)} >= ?{parameter}";
        string[] conditions = [.. new[] { key, bound }.OfType<string>().Select(condition => $"({condition})")];
        return conditions.Length == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
    }

    // SQLite's own functions do not know all that is read as a moment. Such rows are read again, as all are where the bound is of that kind.
    private static string MomentFrom(string column, string bound) =>
        $"{column} IS NOT NULL AND coalesce(CASE WHEN typeof({column}) = 'text' THEN julianday({column}) ELSE julianday({column}, 'unixepoch') END >= julianday({bound}), 1)";

    private static string CheckedQuery(SqliteConnection connection, string query)
    {
        var utf8 = Encoding.UTF8.GetBytes(query);
        using var statement = Prepare(connection, utf8, out var consumed) ?? throw Refuse("is empty");
        if (!QueryText.StartsAsSelect(query))
        {
            throw Refuse("is not one that reads rows");
        }

        if (!statement.IsReadOnly || statement.ColumnCount == 0)
        {
            throw Refuse("changes the database");
        }

        if (statement.ParameterCount > 0)
        {
            throw Refuse("has parameters (?, :name), for which there are no values");
        }

        if (HasMore(connection, utf8.AsSpan(consumed)))
        {
            throw Refuse("is more than one statement");
        }

        return Encoding.UTF8.GetString(utf8.AsSpan(0, consumed)).Trim(' ', '\t', '\r', '\n', '\f', ';');
    }

    private static SqliteStatement? Prepare(SqliteConnection connection, ReadOnlySpan<byte> sql, out int consumed)
    {
        try
        {
            return connection.Prepare(sql, out consumed);
        }
        catch (SlipwayException fault) when (fault.Message.Contains("no such table", StringComparison.Ordinal))
        {
            throw new SlipwayException(
                fault.Kind, $"{fault.Message} {QueryText.Listed("table", SqliteCatalog.Tables(connection))}", fault);
        }
    }

    private static bool HasMore(SqliteConnection connection, ReadOnlySpan<byte> rest)
    {
        try
        {
            while (!rest.IsEmpty)
            {
                using var next = connection.Prepare(rest, out var consumed);
                if (next is not null)
                {
                    return true;
                }

                rest = rest[consumed..];
            }

            return false;
        }
        catch (SlipwayException)
        {
            return true;
        }
    }

    private static SlipwayException Refuse(string what) =>
        new(ErrorKind.Usage, $"The query {what}. Expected one SELECT (or WITH ... SELECT, or VALUES) statement.");
}
