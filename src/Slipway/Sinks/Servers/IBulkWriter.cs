using Slipway.Columns;

namespace Slipway.Sinks.Servers;

/// <summary>Writes many rows to a table of a server in the fastest way that it allows.</summary>
internal interface IBulkWriter
{
    /// <summary>
    /// Writes all rows of the columns within the transaction under way. Anything that the server would change or drop with no more than a warning
    /// is an error.
    /// </summary>
    /// <param name="table">The table, quoted.</param>
    /// <param name="names">The names of the columns to fill.</param>
    /// <param name="columns">Their values, all of the same number of rows.</param>
    /// <param name="replaces">Whether a row takes the place of one with the same primary key; only where the server can.</param>
    /// <param name="cancellationToken">Ends the writing; the transaction is to be rolled back then.</param>
    /// <exception cref="SlipwayException">A value that the table does not take, or the server is gone.</exception>
    Task WriteAsync(string table, IReadOnlyList<string> names, IReadOnlyList<Column> columns, bool replaces, CancellationToken cancellationToken);
}
