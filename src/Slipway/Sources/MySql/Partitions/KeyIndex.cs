using Slipway.Sources.Servers.Partitions;

namespace Slipway.Sources.MySql.Partitions;

/// <summary>An index whose first columns are a key's, in its order.</summary>
/// <param name="Name">As the table has it.</param>
/// <param name="IsUnicode">Whether the text in it can be compared with any character.</param>
internal sealed record KeyIndex(string Name, bool IsUnicode)
{
    /// <returns>Null where there is no such index, or rows are not ordered by the columns as they stand.</returns>
    public static async Task<KeyIndex?> FindAsync(KeyDivision division, CancellationToken cancellationToken)
    {
        if (division.Query.Table is not { IsView: false } table || !division.Key.IsNative)
        {
            return null;
        }

        // A part of a column (its first letters) has a sub_part; an expression has no column; MariaDB compares the types last named with nothing
        // but whole values of theirs.
        const string Sql =
            """
            SELECT s.index_name, coalesce(s.column_name, ''), s.sub_part IS NULL AND coalesce(c.data_type, 'uuid') NOT IN ('uuid', 'inet4', 'inet6'),
              coalesce(c.character_set_name, 'utf8') LIKE 'utf8%'
            FROM information_schema.statistics s
            LEFT JOIN information_schema.columns c ON c.table_schema = s.table_schema AND c.table_name = s.table_name AND c.column_name = s.column_name
            WHERE s.table_schema = @p1 AND s.table_name = @p2 AND s.index_type = 'BTREE'
            ORDER BY s.index_name <> 'PRIMARY', s.index_name, s.seq_in_index
            """;
        var parts = await division.Connection.ReadAllAsync(
            Sql, [table.Schema, table.Name],
            row => (Index: row.GetString(0), Column: row.GetString(1), IsFit: row.GetInt32(2) != 0, IsUnicode: row.GetInt32(3) != 0), cancellationToken).ConfigureAwait(false);
        var names = division.Key.Columns.Select(column => column.Info.Name);
        return parts.GroupBy(part => part.Index)
            .Select(index => (index.Key, First: index.Take(division.Key.Columns.Count).ToArray()))
            .Where(index => index.First.All(part => part.IsFit) && index.First.Select(part => part.Column).SequenceEqual(names, StringComparer.OrdinalIgnoreCase))
            .Select(index => new KeyIndex(index.Key, index.First.All(part => part.IsUnicode)))
            .FirstOrDefault();
    }
}
