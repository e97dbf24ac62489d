using Slipway.Sources.Servers;

namespace Slipway.Sources.MySql;

/// <summary>What MySQL's information schema says of tables.</summary>
internal static class MySqlCatalog
{
    public static async Task<TableName?> FindTableAsync(ServerConnection connection, string name, CancellationToken cancellationToken)
    {
        // The catalog's own character set has no other letters, and it takes a name with them for a fault.
        if (name.Any(char.IsSurrogate))
        {
            return null;
        }

        // A name with a point may be one of another database, if there is no such table here. The catalog's own comparison ignores case and spaces
        // at the end, also where files, and so tables, differ by case.
        const string Sql =
            """
            SELECT table_schema, table_name, table_type LIKE '%VIEW' FROM information_schema.tables
            WHERE ((table_schema = DATABASE() AND table_name = @p1) OR (table_schema = @p2 AND table_name = @p3))
              AND (@@lower_case_table_names <> 0 OR BINARY table_name IN (BINARY @p1, BINARY @p3))
            ORDER BY table_schema = DATABASE() AND table_name = @p1 DESC LIMIT 1
            """;
        var point = name.IndexOf('.', StringComparison.Ordinal);
        var found = await connection.ReadAllAsync(
            Sql, [name, point < 0 ? null : name[..point], point < 0 ? null : name[(point + 1)..]],
            row => new TableName(row.GetString(0), row.GetString(1), row.GetInt32(2) != 0), cancellationToken).ConfigureAwait(false);
        return found.FirstOrDefault();
    }

    public static async Task<IReadOnlyList<string>> ReadTablesAsync(ServerConnection connection, CancellationToken cancellationToken) =>
        await connection.ReadAllAsync(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name", [],
            row => row.GetString(0), cancellationToken).ConfigureAwait(false);

    public static async Task<IReadOnlyList<UniqueKey>> ReadUniqueKeysAsync(
        ServerConnection connection, TableName table, CancellationToken cancellationToken)
    {
        // A part of a column (its first letters) has a sub_part; an expression has no column.
        const string Sql =
            """
            SELECT index_name, column_name, nullable = 'YES' OR sub_part IS NOT NULL OR column_name IS NULL
            FROM information_schema.statistics WHERE table_schema = @p1 AND BINARY table_name = BINARY @p2 AND non_unique = 0
            ORDER BY index_name <> 'PRIMARY', index_name, seq_in_index
            """;
        var parts = await connection.ReadAllAsync(
            Sql, [table.Schema, table.Name],
            row => (Index: row.GetString(0), Column: row.IsDBNull(1) ? "" : row.GetString(1), IsUnfit: row.GetInt32(2) != 0), cancellationToken).ConfigureAwait(false);
        return
        [
            .. parts.GroupBy(part => part.Index)
                .Where(index => !index.Any(part => part.IsUnfit))
                .Select(index => new UniqueKey([.. index.Select(part => part.Column)], index.Key == "PRIMARY")),
        ];
    }
}
