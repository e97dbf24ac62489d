using Npgsql;
using NpgsqlTypes;
using Slipway.Columns;
using Slipway.Sinks.Servers;
using Slipway.Sources.PostgreSql;
using Slipway.Sources.Servers;

namespace Slipway.Sinks.PostgreSql;

/// <summary>Writes rows by binary COPY.</summary>
internal sealed class PostgreSqlCopyWriter(ServerConnection connection) : IBulkWriter
{
    public Task WriteAsync(string table, IReadOnlyList<string> names, IReadOnlyList<Column> columns, bool replaces, CancellationToken cancellationToken)
    {
        if (replaces)
        {
            throw new NotSupportedException("COPY replaces no rows.");
        }

        var copy = $"COPY {table} ({string.Join(", ", names.Select(connection.Dialect.Quote))}) FROM STDIN (FORMAT BINARY)";
        return connection.GuardAsync(
            async () =>
            {
                await using var importer = await ((NpgsqlConnection)connection.Driver).BeginBinaryImportAsync(copy, cancellationToken).ConfigureAwait(false);

                // Value by value, waiting costs more than writing.
                await Task.Run(() => WriteRows(importer, columns, cancellationToken), cancellationToken).ConfigureAwait(false);
                await importer.CompleteAsync(cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    private static void WriteRows(NpgsqlBinaryImporter importer, IReadOnlyList<Column> columns, CancellationToken cancellationToken)
    {
        Column[] cells = [.. columns];
        var rows = cells[0].Count;
        for (var row = 0; row < rows; row++)
        {
            if ((row & 0xfff) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            importer.StartRow();
            foreach (var column in cells)
            {
                WriteCell(importer, column, row);
            }
        }
    }

    private static void WriteCell(NpgsqlBinaryImporter importer, Column column, int row)
    {
        if (column.Nulls[row])
        {
            importer.WriteNull();
            return;
        }

        switch (column)
        {
            case DoubleColumn numbers:
                importer.Write(numbers.Values[row], NpgsqlDbType.Double);
                break;
            case Int64Column { Info.Type: ColumnType.Integer } integers:
                importer.Write(integers.Values[row], NpgsqlDbType.Bigint);
                break;
            case Int64Column { Info.Type: ColumnType.Boolean } booleans:
                importer.Write(booleans.Values[row] != 0, NpgsqlDbType.Boolean);
                break;
            case Int64Column { Info.Type: ColumnType.Date } days:
                importer.Write(PostgreSqlMoments.Day(days.Values[row]), NpgsqlDbType.Date);
                break;
            case Int64Column moments:
                importer.Write(
                    PostgreSqlMoments.Moment(moments.Info, moments.Values[row]), moments.Info.HasTimeZone == true ? NpgsqlDbType.TimestampTz : NpgsqlDbType.Timestamp);
                break;
            case TextColumn { Info.DeclaredType: PostgreSqlTypes.Uuid }:
                importer.Write(Guid.Parse(column.Format(row)!), NpgsqlDbType.Uuid);
                break;
            default:
                importer.Write(column.Format(row)!, NpgsqlDbType.Text);
                break;
        }
    }
}
