using MySqlConnector;
using Slipway.Columns;
using Slipway.Sinks.Servers;
using Slipway.Sources.Servers;

namespace Slipway.Sinks.MySql;

/// <summary>
/// Writes rows by LOAD DATA LOCAL. The server would skip a repeated key, or take text for 0, with no more than a warning; so any warning is an
/// error here.
/// </summary>
internal sealed class MySqlLoadDataWriter(ServerConnection connection) : IBulkWriter
{
    public Task WriteAsync(string table, IReadOnlyList<string> names, IReadOnlyList<Column> columns, bool replaces, CancellationToken cancellationToken) =>
        WriteAsync(table, names, columns, [], replaces, cancellationToken);

    /// <summary>As <see cref="IBulkWriter.WriteAsync"/>; then the server sets columns of each row in turn, as by <c>a = a * 2</c>.</summary>
    public async Task WriteAsync(
        string table, IReadOnlyList<string> names, IReadOnlyList<Column> columns, IReadOnlyList<string> settings, bool replaces, CancellationToken cancellationToken)
    {
        using var rows = new TabSeparatedStream(columns);
        var driver = (MySqlConnection)connection.Driver;
        var load = new MySqlBulkLoader(driver)
        {
            TableName = table,
            Local = true,
            SourceStream = rows,
            CharacterSet = "utf8mb4",
            FieldTerminator = "\t",
            LineTerminator = "\n",
            EscapeCharacter = '\\',
            FieldQuotationCharacter = '\0',
            ConflictOption = replaces ? MySqlBulkLoaderConflictOption.Replace : MySqlBulkLoaderConflictOption.None,
            Timeout = connection.Address.CommandTimeoutSeconds,
        };
        load.Columns.AddRange(names.Select(connection.Dialect.Quote));
        load.Expressions.AddRange(settings);

        var warnings = new List<string>();
        void Collect(object sender, MySqlInfoMessageEventArgs message) => warnings.AddRange(message.Errors.Select(error => error.Message));
        driver.InfoMessage += Collect;
        try
        {
            await connection.GuardAsync(() => load.LoadAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            driver.InfoMessage -= Collect;
        }

        if (warnings.Count > 0)
        {
            throw new SlipwayException(ErrorKind.Data, $"Table {table} of {connection.Address.Describe()} did not take a row as it is: {warnings[0].TrimEnd('.')}.");
        }
    }
}
