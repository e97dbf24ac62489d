using Npgsql;
using Slipway.Pipelines.Load.Servers;
using Slipway.Sources.Servers;

namespace Slipway.Pipelines.Load.PostgreSql;

/// <summary>Within one transaction: a table that is replaced can be read until the moment that the new one takes its place.</summary>
internal sealed class PostgreSqlNewTable(ServerConnection connection, TableName table, bool replaces) : INewTable
{
    private const string RollBack = "ROLLBACK TO SAVEPOINT slipway_drop";

    private string? _rowNumber;

    public string Quoted => (replaces ? TemporaryName.Of(table) : table).Quoted(connection.Dialect);

    private string QuotedTable => table.Quoted(connection.Dialect);

    public async Task CreateAsync(IReadOnlyList<LoadedColumn> columns, string? rowNumber, CancellationToken cancellationToken)
    {
        _rowNumber = rowNumber;
        if (replaces)
        {
            await RequireDroppableAsync(cancellationToken).ConfigureAwait(false);
        }

        var definitions = columns.Select(column => $"{connection.Dialect.Quote(column.Name)} {(column.Name == rowNumber ? "BIGINT" : column.SqlType)}");
        await connection.ExecuteAsync($"CREATE TABLE {Quoted} ({string.Join(", ", definitions)})", [], cancellationToken).ConfigureAwait(false);
    }

    public async Task PutInPlaceAsync(CancellationToken cancellationToken)
    {
        if (replaces)
        {
            await connection.ExecuteAsync($"DROP TABLE {QuotedTable}", [], cancellationToken).ConfigureAwait(false);
            await connection.ExecuteAsync($"ALTER TABLE {Quoted} RENAME TO {connection.Dialect.Quote(table.Name)}", [], cancellationToken).ConfigureAwait(false);
        }

        // An index is made faster at once than row by row, and has the table's name now.
        if (_rowNumber is not null)
        {
            await connection.ExecuteAsync($"ALTER TABLE {QuotedTable} ADD PRIMARY KEY ({connection.Dialect.Quote(_rowNumber)})", [], cancellationToken).ConfigureAwait(false);
        }
    }

    // Better told now than after all rows are written.
    private async Task RequireDroppableAsync(CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync("SAVEPOINT slipway_drop", [], cancellationToken).ConfigureAwait(false);
        try
        {
            await connection.ExecuteAsync($"DROP TABLE {QuotedTable}", [], cancellationToken).ConfigureAwait(false);
        }
        catch (SlipwayException fault) when (fault.InnerException is PostgresException { SqlState: PostgresErrorCodes.DependentObjectsStillExist })
        {
            throw new SlipwayException(
                ErrorKind.Database,
                $"Table '{table.Name}' of {connection.Address.Describe()} can't be replaced, because other things depend on it: {await ReadDependentsAsync(cancellationToken).ConfigureAwait(false)}. Drop them first, or load into another table.",
                fault);
        }

        await connection.ExecuteAsync(RollBack, [], cancellationToken).ConfigureAwait(false);
    }

    private async Task<string> ReadDependentsAsync(CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(RollBack, [], cancellationToken).ConfigureAwait(false);
        var dependents = await connection.ReadAllAsync(
            """
            SELECT DISTINCT pg_catalog.pg_describe_object(classid, objid, 0) FROM pg_catalog.pg_depend
            WHERE refclassid = 'pg_class'::regclass AND refobjid = @p1::regclass AND deptype = 'n' LIMIT 5
            """,
            [QuotedTable], row => row.GetString(0), cancellationToken).ConfigureAwait(false);
        return string.Join(", ", dependents);
    }
}
