using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Slipway.Columns;
using Slipway.Sinks.Servers;
using Slipway.Sources.Servers;

namespace Slipway.Sinks.PostgreSql;

/// <summary>Writes rows by binary COPY, in the types of the table that they go to.</summary>
internal sealed class PostgreSqlCopyWriter(ServerConnection connection) : IBulkWriter
{
    private readonly Dictionary<string, CopyCell[]> _cells = new(StringComparer.Ordinal);

    public async Task WriteAsync(string table, IReadOnlyList<string> names, IReadOnlyList<Column> columns, bool replaces, CancellationToken cancellationToken)
    {
        if (replaces)
        {
            throw new NotSupportedException("COPY replaces no rows.");
        }

        var quoted = string.Join(", ", names.Select(connection.Dialect.Quote));
        await connection.GuardAsync(
            async () =>
            {
                var cells = await FindCellsAsync(table, quoted, columns, cancellationToken).ConfigureAwait(false);
                await using var importer = await ((NpgsqlConnection)connection.Driver).BeginBinaryImportAsync(
                    $"COPY {table} ({quoted}) FROM STDIN (FORMAT BINARY)", cancellationToken).ConfigureAwait(false);

                // Value by value, waiting costs more than writing.
                await Task.Run(() => WriteRows(importer, columns, cells, cancellationToken), cancellationToken).ConfigureAwait(false);
                await importer.CompleteAsync(cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task<CopyCell[]> FindCellsAsync(string table, string names, IReadOnlyList<Column> columns, CancellationToken cancellationToken)
    {
        var query = $"SELECT {names} FROM {table} LIMIT 0";
        if (!_cells.TryGetValue(query, out var cells))
        {
            await using var command = connection.Command(query);
            await using var reader = (NpgsqlDataReader)await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            cells = [.. columns.Select((column, i) => CopyCells.Of(reader.GetPostgresType(i), column, table))];
            _cells.Add(query, cells);
        }

        return cells;
    }

    private static void WriteRows(NpgsqlBinaryImporter importer, IReadOnlyList<Column> columns, CopyCell[] cells, CancellationToken cancellationToken)
    {
        Column[] written = [.. columns];
        var rows = written[0].Count;
        for (var row = 0; row < rows; row++)
        {
            if ((row & 0xfff) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            importer.StartRow();
            for (var i = 0; i < written.Length; i++)
            {
                WriteCell(importer, written[i], cells[i], row);
            }
        }
    }

    private static void WriteCell(NpgsqlBinaryImporter importer, Column column, CopyCell cell, int row)
    {
        if (column.Nulls[row])
        {
            importer.WriteNull();
            return;
        }

        switch (cell)
        {
            case CopyCell.Double:
                importer.Write(Number(column, row), NpgsqlDbType.Double);
                break;
            case CopyCell.Int64:
                importer.Write(Integer(column, row), NpgsqlDbType.Bigint);
                break;
            case CopyCell.Int32:
                importer.Write((int)Within(column, row, int.MinValue, int.MaxValue), NpgsqlDbType.Integer);
                break;
            case CopyCell.Int16:
                importer.Write((short)Within(column, row, short.MinValue, short.MaxValue), NpgsqlDbType.Smallint);
                break;
            case CopyCell.Single:
                importer.Write((float)Number(column, row), NpgsqlDbType.Real);
                break;
            case CopyCell.Numeric:
                importer.Write(NumericBytes.Of(column.Format(row)), NpgsqlDbType.Bytea);
                break;
            case CopyCell.Boolean:
                importer.Write(Integer(column, row) != 0, NpgsqlDbType.Boolean);
                break;
            case CopyCell.Date:
                importer.Write(DateOnly.FromDateTime(Moment(column, row)), NpgsqlDbType.Date);
                break;
            case CopyCell.Timestamp:
                importer.Write(DateTime.SpecifyKind(Moment(column, row), DateTimeKind.Unspecified), NpgsqlDbType.Timestamp);
                break;
            case CopyCell.TimestampWithTimeZone:
                importer.Write(Moment(column, row), NpgsqlDbType.TimestampTz);
                break;
            case CopyCell.Uuid:
                importer.Write(Guid.Parse(column.Format(row)!), NpgsqlDbType.Uuid);
                break;
            default:
                importer.Write(column.Format(row)!, NpgsqlDbType.Text);
                break;
        }
    }

    private static long Integer(Column column, int row) => ((Int64Column)column).Values[row];

    private static double Number(Column column, int row) => column is DoubleColumn numbers ? numbers.Values[row] : Integer(column, row);

    private static DateTime Moment(Column column, int row) => ((Int64Column)column).MomentAt(row);

    private static long Within(Column column, int row, long least, long largest) => Integer(column, row) is var value && value >= least && value <= largest
        ? value
        : throw new SlipwayException(
            ErrorKind.Data, string.Create(CultureInfo.InvariantCulture, $"Column '{column.Info.Name}' takes whole numbers from {least} to {largest}, found {value}."));
}
