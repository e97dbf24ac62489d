namespace Slipway.Sources.Sqlite;

/// <summary>The sets of columns that a table's own constraints keep unique.</summary>
internal static class SqliteUniqueKeys
{
    /// <summary>The columns of the primary key, in its order; empty for a table without one, and for a view.</summary>
    public static IReadOnlyList<string> PrimaryKey(SqliteConnection connection, string table) =>
        Names(connection, "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", table)!;

    /// <summary>The columns of each other unique index that covers all rows, the one with the fewest columns first. Any may hold NULLs.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> UniqueIndexes(SqliteConnection connection, string table)
    {
        const string Indexes = "SELECT name FROM pragma_index_list(?) WHERE \"unique\" = 1 AND partial = 0 AND origin <> 'pk' ORDER BY seq DESC";
        return
        [
            .. Names(connection, Indexes, table)!
                .Select(index => Names(connection, "SELECT name FROM pragma_index_info(?) ORDER BY seqno", index))
                .OfType<IReadOnlyList<string>>()
                .OrderBy(columns => columns.Count),
        ];
    }

    // Null where one has no name: an index may hold expressions.
    private static List<string>? Names(SqliteConnection connection, string sql, string argument)
    {
        using var query = connection.Prepare(sql);
        query.Bind(1, argument);
        var names = new List<string>();
        while (query.Step())
        {
            if (query.GetString(0) is not { } name)
            {
                return null;
            }

            names.Add(name);
        }

        return names;
    }
}
