using Slipway.Pipelines.Load.Servers;
using Slipway.Sinks.MySql;
using Slipway.Sources.Servers;

namespace Slipway.Pipelines.Load.MySql;

/// <summary>
/// MySQL commits whatever is under way before it makes a table. So the rows go to a table of a name of our own, in transactions of their own,
/// and one statement that swaps names shows them. What a killed load leaves, the next one into the same table drops.
/// </summary>
internal sealed class MySqlNewTable(ServerConnection connection, TableName table, bool replaces) : INewTable
{
    private readonly TableName _temporary = TemporaryName.Of(table);

    public string Quoted => _temporary.Quoted(connection.Dialect);

    private string QuotedTable => table.Quoted(connection.Dialect);

    public async Task CreateAsync(IReadOnlyList<LoadedColumn> columns, string? rowNumber, CancellationToken cancellationToken)
    {
        if (replaces)
        {
            await RequireUnreferencedAsync(cancellationToken).ConfigureAwait(false);
        }

        var definitions = string.Join(", ", columns.Select(column => $"{connection.Dialect.Quote(column.Name)} {column.SqlType}"));
        await connection.ExecuteAsync($"DROP TABLE IF EXISTS {Quoted}", [], cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync($"CREATE TABLE {Quoted} ({definitions}){MySqlSinkDialect.Instance.TableOptions}", [], cancellationToken).ConfigureAwait(false);
    }

    public async Task PutInPlaceAsync(CancellationToken cancellationToken)
    {
        if (!replaces)
        {
            await connection.ExecuteAsync($"RENAME TABLE {Quoted} TO {QuotedTable}", [], cancellationToken).ConfigureAwait(false);
            return;
        }

        // The old table takes the temporary name, so that no other one can be left over.
        var between = (_temporary with { Name = $"{_temporary.Name}_swap" }).Quoted(connection.Dialect);
        await connection.ExecuteAsync(
            $"RENAME TABLE {QuotedTable} TO {between}, {Quoted} TO {QuotedTable}, {between} TO {Quoted}", [], cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync($"DROP TABLE {Quoted}", [], CancellationToken.None).ConfigureAwait(false);
    }

    // They would follow the old table under its other name, and keep it from being dropped.
    private async Task RequireUnreferencedAsync(CancellationToken cancellationToken)
    {
        var referencing = await connection.ReadAllAsync(
            """
            SELECT DISTINCT table_name FROM information_schema.key_column_usage
            WHERE referenced_table_schema = @p1 AND BINARY referenced_table_name = BINARY @p2
              AND NOT (table_schema = @p1 AND BINARY table_name = BINARY @p2) LIMIT 1
            """,
            [table.Schema, table.Name], row => row.GetString(0), cancellationToken).ConfigureAwait(false);
        if (referencing is [var other, ..])
        {
            throw new SlipwayException(
                ErrorKind.Database,
                $"Table '{table.Name}' of {connection.Address.Describe()} can't be replaced, because a foreign key of table '{other}' refers to it. Drop that key first, or load into another table.");
        }
    }
}
