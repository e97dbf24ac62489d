namespace Slipway.Sources.Servers;

/// <summary>Finds the schema that a table belongs to, whether it is there or is to be made.</summary>
internal static class TablePlace
{
    /// <param name="connection">An open connection.</param>
    /// <param name="name">The table's name; a point in it parts schema and table, unless there is a table of the whole name.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <exception cref="SlipwayException">There is no such schema, or a table can't have this name.</exception>
    public static async Task<TableName> FindAsync(ServerConnection connection, string name, CancellationToken cancellationToken)
    {
        var dialect = connection.Dialect;
        if (await dialect.FindTableAsync(connection, name, cancellationToken).ConfigureAwait(false) is { } found)
        {
            return found;
        }

        var point = name.IndexOf('.', StringComparison.Ordinal);
        var isQualified = point > 0 && point < name.Length - 1;
        var table = new TableName(
            isQualified
                ? await RequireSchemaAsync(connection, name[..point], name, cancellationToken).ConfigureAwait(false)
                : await CurrentSchemaAsync(connection, cancellationToken).ConfigureAwait(false),
            isQualified ? name[(point + 1)..] : name,
            IsView: false);
        return dialect.FaultOf(table.Name) is { } fault
            ? throw new SlipwayException(ErrorKind.Usage, $"The table's name '{table.Name}' {fault}. Choose another.")
            : table;
    }

    /// <summary>The one spelling of a table's name, whichever the user took: its schema is said only where tables are not made in it without a word.</summary>
    /// <inheritdoc cref="FindAsync"/>
    public static async Task<string> SpellAsync(ServerConnection connection, string name, CancellationToken cancellationToken)
    {
        var table = await FindAsync(connection, name, cancellationToken).ConfigureAwait(false);
        var current = await connection.ScalarAsync(connection.Dialect.CurrentSchema, [], cancellationToken).ConfigureAwait(false);
        return table.Schema == (string?)current && !table.Name.Contains('.', StringComparison.Ordinal) ? table.Name : $"{table.Schema}.{table.Name}";
    }

    private static async Task<string> RequireSchemaAsync(ServerConnection connection, string schema, string name, CancellationToken cancellationToken)
    {
        var schemas = await connection.ReadAllAsync(connection.Dialect.Schemas, [], row => row.GetString(0), cancellationToken).ConfigureAwait(false);
        if (schemas.Contains(schema))
        {
            return schema;
        }

        var hint = NearestName.Hint(schema, schemas);
        throw new SlipwayException(
            ErrorKind.Database,
            $"There is no schema '{schema}' in {connection.Address.Describe()} to put the table '{name}' into{(hint.Length > 0 ? hint : ".")} {QueryText.Listed("schema", schemas)}");
    }

    private static async Task<string> CurrentSchemaAsync(ServerConnection connection, CancellationToken cancellationToken) =>
        (string?)await connection.ScalarAsync(connection.Dialect.CurrentSchema, [], cancellationToken).ConfigureAwait(false)
        ?? throw new SlipwayException(
            ErrorKind.Database, $"The user of {connection.Address.Describe()} has no schema that tables are made in (search_path). Name one before the table: SCHEMA.TABLE.");
}
