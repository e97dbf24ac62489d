using Slipway.Sources.Servers;

namespace Slipway.Sources.PostgreSql.Partitions;

/// <summary>A table that has rows of its own: one of those that a partitioned table consists of, or the only one.</summary>
/// <param name="Name">With its schema.</param>
/// <param name="Pages">How many pages it has now.</param>
/// <param name="RowsPerPage">How many rows a page had when the table was last analysed; 0 or less where it never was.</param>
/// <param name="IsReadable">Whether it is stored in pages that the user may read.</param>
internal sealed record HeapTable(TableName Name, long Pages, double RowsPerPage, bool IsReadable)
{
    /// <summary>A table and all that are parts of it or inherit from it.</summary>
    public static async Task<IReadOnlyList<HeapTable>> FindAsync(ServerConnection connection, TableName table, CancellationToken cancellationToken)
    {
        const string Sql =
            """
            WITH RECURSIVE tree(oid) AS (
              SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = @p1 AND c.relname = @p2
              UNION SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN tree t ON t.oid = i.inhparent)
            SELECT n.nspname::text, c.relname::text,
              pg_catalog.pg_relation_size(c.oid) / pg_catalog.current_setting('block_size')::bigint,
              c.reltuples::float8 / greatest(c.relpages, 1),
              coalesce(a.amname = 'heap', false) AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
            FROM tree JOIN pg_catalog.pg_class c ON c.oid = tree.oid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_am a ON a.oid = c.relam
            WHERE c.relkind <> 'p' ORDER BY c.oid
            """;
        return await connection.ReadAllAsync(
            Sql, [table.Schema, table.Name],
            row => new HeapTable(new TableName(row.GetString(0), row.GetString(1), IsView: false), row.IsDBNull(2) ? 0 : row.GetInt64(2), row.GetDouble(3), row.GetBoolean(4)),
            cancellationToken).ConfigureAwait(false);
    }
}
