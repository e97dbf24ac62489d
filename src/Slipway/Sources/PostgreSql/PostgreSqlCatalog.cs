using Slipway.Sources.Servers;

namespace Slipway.Sources.PostgreSql;

/// <summary>What PostgreSQL's catalog says of tables. Its information schema hides what the user only reads.</summary>
internal static class PostgreSqlCatalog
{
    // Tables, partitioned and foreign ones, views, materialized views.
    private const string Kinds = "c.relkind IN ('r', 'p', 'f', 'v', 'm')";

    public static async Task<TableName?> FindTableAsync(ServerConnection connection, string name, CancellationToken cancellationToken)
    {
        // A name with a point may be one of another schema, if there is no such table on the search path.
        const string Sql =
            $"""
            SELECT n.nspname::text, c.relname::text, c.relkind IN ('v', 'm')
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE {Kinds} AND ((c.relname = @p1 AND pg_catalog.pg_table_is_visible(c.oid)) OR (n.nspname = @p2 AND c.relname = @p3))
            ORDER BY c.relname = @p1 DESC LIMIT 1
            """;
        var point = name.IndexOf('.', StringComparison.Ordinal);
        var found = await connection.ReadAllAsync(
            Sql, [name, point < 0 ? "" : name[..point], point < 0 ? "" : name[(point + 1)..]],
            row => new TableName(row.GetString(0), row.GetString(1), row.GetBoolean(2)), cancellationToken).ConfigureAwait(false);
        return found.FirstOrDefault();
    }

    public static async Task<IReadOnlyList<string>> ReadTablesAsync(ServerConnection connection, CancellationToken cancellationToken) =>
        await connection.ReadAllAsync(
            $"""
            SELECT c.relname::text FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE {Kinds} AND pg_catalog.pg_table_is_visible(c.oid) AND n.nspname NOT IN ('pg_catalog', 'information_schema')
            ORDER BY 1
            """,
            [], row => row.GetString(0), cancellationToken).ConfigureAwait(false);

    public static async Task<IReadOnlyList<UniqueKey>> ReadUniqueKeysAsync(
        ServerConnection connection, TableName table, CancellationToken cancellationToken)
    {
        const string Sql =
            """
            SELECT i.indexrelid::bigint, a.attname::text, NOT a.attnotnull, i.indisprimary
            FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class c ON c.oid = i.indrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            CROSS JOIN LATERAL unnest(i.indkey::smallint[]) WITH ORDINALITY AS k(attribute, place)
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attribute
            WHERE n.nspname = @p1 AND c.relname = @p2 AND i.indisunique AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
              AND k.place <= i.indnkeyatts
            ORDER BY i.indisprimary DESC, i.indexrelid, k.place
            """;
        var parts = await connection.ReadAllAsync(
            Sql, [table.Schema, table.Name],
            row => (Index: row.GetInt64(0), Column: row.GetString(1), IsUnfit: row.GetBoolean(2), IsPrimary: row.GetBoolean(3)), cancellationToken).ConfigureAwait(false);
        return
        [
            .. parts.GroupBy(part => part.Index)
                .Where(index => !index.Any(part => part.IsUnfit))
                .Select(index => new UniqueKey([.. index.Select(part => part.Column)], index.First().IsPrimary)),
        ];
    }
}
