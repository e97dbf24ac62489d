using Slipway.Columns;
using Slipway.Sources.Sqlite;

namespace Slipway.Sinks.Sqlite;

/// <summary>
/// Whether a table that is there already keeps the keys of predictions apart. SQLite brings values to a column's affinity, and compares text by
/// a collation of the index: https://sqlite.org/datatype3.html.
/// </summary>
internal static class SqliteStoredKey
{
    /// <exception cref="SlipwayException">Nothing keeps the key unique, or two different keys could become one.</exception>
    public static void Require(SqliteConnection connection, string table, IReadOnlyList<ColumnInfo> key)
    {
        var declared = DeclaredTypes(connection, table);
        var collations = Collations(connection, table, key);
        if (collations is null && !(key is [var single] && declared[single.Name].Equals("INTEGER", StringComparison.OrdinalIgnoreCase)
            && SqliteUniqueKeys.PrimaryKey(connection, table) is [var own] && own.Equals(single.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new SlipwayException(
                ErrorKind.Database,
                $"Table '{table}' has no primary key of {string.Join(", ", key.Select(column => column.Name))}, by which a prediction is stored once. Choose another table, or drop this one.");
        }

        foreach (var column in key)
        {
            var collation = collations?.GetValueOrDefault(column.Name) ?? "BINARY";
            if (!Holds(declared[column.Name], isRowId: collations is null, column.Type) || !collation.Equals("BINARY", StringComparison.OrdinalIgnoreCase))
            {
                throw new SlipwayException(
                    ErrorKind.Database,
                    $"Column '{column.Name}' of table '{table}' is {declared[column.Name]}{(collation == "BINARY" ? "" : $" COLLATE {collation}")}; predictions of this key need {SqlitePredictionTable.TypeName(column.Type)}, "
                    + "in which different values stay different. Choose another table, or drop this one.");
            }
        }
    }

    // By parts of the word, as SQLite does: whole numbers, text, what has no affinity, real numbers, all else numeric.
    private static bool Holds(string declared, bool isRowId, ColumnType key)
    {
        bool Has(string part) => declared.Contains(part, StringComparison.OrdinalIgnoreCase);
        var isText = !Has("INT") && (Has("CHAR") || Has("CLOB") || Has("TEXT"));
        var isAny = !Has("INT") && !isText && (Has("BLOB") || declared.Length == 0);
        var isReal = !Has("INT") && !isText && !isAny && (Has("REAL") || Has("FLOA") || Has("DOUB"));
        return key switch
        {
            ColumnType.Integer or ColumnType.Boolean => !isReal,
            ColumnType.Number or ColumnType.Decimal => !isText && !isRowId,

            // Text that looks like a number becomes one in the others; a date does not.
            _ => isText || isAny || SqliteTypes.FromDeclaration("", declared)?.Type is ColumnType.Date or ColumnType.Timestamp,
        };
    }

    private static Dictionary<string, string> DeclaredTypes(SqliteConnection connection, string table)
    {
        using var query = connection.Prepare("SELECT name, type FROM pragma_table_info(?)");
        query.Bind(1, table);
        var types = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (query.Step())
        {
            types[query.GetString(0)!] = query.GetString(1)!;
        }

        return types;
    }

    // Of the unique index of just these columns, the primary key's first; null where there is none.
    private static Dictionary<string, string>? Collations(SqliteConnection connection, string table, IReadOnlyList<ColumnInfo> key)
    {
        using var indexes = connection.Prepare("SELECT name FROM pragma_index_list(?) WHERE \"unique\" = 1 AND partial = 0 ORDER BY origin <> 'pk', seq");
        indexes.Bind(1, table);
        while (indexes.Step())
        {
            using var columns = connection.Prepare("SELECT coalesce(name, ''), coll FROM pragma_index_xinfo(?) WHERE key = 1");
            columns.Bind(1, indexes.GetString(0));
            var collations = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            while (columns.Step())
            {
                collations[columns.GetString(0)!] = columns.GetString(1)!;
            }

            if (collations.Count == key.Count && key.All(column => collations.ContainsKey(column.Name)))
            {
                return collations;
            }
        }

        return null;
    }
}
