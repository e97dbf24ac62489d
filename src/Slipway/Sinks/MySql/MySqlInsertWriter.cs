using System.Data.Common;
using Slipway.Columns;
using Slipway.Sinks.Servers;
using Slipway.Sources.Servers;

namespace Slipway.Sinks.MySql;

/// <summary>Writes rows by statements of many rows, where the server does not allow LOAD DATA LOCAL.</summary>
internal sealed class MySqlInsertWriter(ServerConnection connection) : IBulkWriter
{
    private const int MostRows = 500;

    // A prepared statement's limit is 65,535.
    private const int MostParameters = 60_000;

    // A statement and its values are one packet, of which a server takes 16 MB by default.
    private const long MostTextBytes = 4_000_000;

    public async Task WriteAsync(string table, IReadOnlyList<string> names, IReadOnlyList<Column> columns, bool replaces, CancellationToken cancellationToken)
    {
        var rows = columns[0].Count;
        var rowsAtOnce = (int)Math.Clamp(Math.Min(MostParameters / columns.Count, MostTextBytes / Math.Max(1, LongestText(columns))), 1, MostRows);
        var start = $"{(replaces ? "REPLACE" : "INSERT")} INTO {table} ({string.Join(", ", names.Select(connection.Dialect.Quote))}) VALUES ";
        await using var many = await PrepareAsync(start, columns, Math.Min(rows, rowsAtOnce), cancellationToken).ConfigureAwait(false);
        var row = 0;
        for (; row + rowsAtOnce <= rows; row += rowsAtOnce)
        {
            await RunAsync(many, columns, row, rowsAtOnce, cancellationToken).ConfigureAwait(false);
        }

        if (row < rows)
        {
            await using var rest = await PrepareAsync(start, columns, rows - row, cancellationToken).ConfigureAwait(false);
            await RunAsync(rest, columns, row, rows - row, cancellationToken).ConfigureAwait(false);
        }
    }

    // What no row's text is longer than, all columns together.
    private static long LongestText(IReadOnlyList<Column> columns)
    {
        long bytes = 0;
        foreach (var column in columns.OfType<TextColumn>())
        {
            var longest = 0;
            for (var row = 0; row < column.Count; row++)
            {
                longest = Math.Max(longest, column[row].Length);
            }

            bytes += longest;
        }

        return bytes;
    }

    private async Task<DbCommand> PrepareAsync(string start, IReadOnlyList<Column> columns, int rows, CancellationToken cancellationToken)
    {
        var count = rows * columns.Count;
        var values = Enumerable.Range(0, rows).Select(row => $"({string.Join(",", Enumerable.Range(row * columns.Count + 1, columns.Count).Select(number => $"@p{number}"))})");
        var command = connection.Command(start + string.Join(",", values), new object?[count]);
        await connection.GuardAsync(() => command.PrepareAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        return command;
    }

    private Task<int> RunAsync(DbCommand command, IReadOnlyList<Column> columns, int firstRow, int rows, CancellationToken cancellationToken)
    {
        var parameter = 0;
        for (var row = firstRow; row < firstRow + rows; row++)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                command.Parameters[parameter++].Value = Value(columns[i], row);
            }
        }

        return connection.GuardAsync(() => command.ExecuteNonQueryAsync(cancellationToken), cancellationToken);
    }

    private static object Value(Column column, int row) => column switch
    {
        _ when column.Nulls[row] => DBNull.Value,
        DoubleColumn numbers => numbers.Values[row],
        Int64Column { Info.Type: ColumnType.Date or ColumnType.Timestamp } moments => moments.MomentAt(row),
        Int64Column integers => integers.Values[row],
        _ => column.Format(row)!,
    };
}
