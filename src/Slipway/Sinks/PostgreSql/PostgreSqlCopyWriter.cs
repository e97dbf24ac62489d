using System.Globalization;
using Npgsql;
using Slipway.Columns;
using Slipway.Sinks.Servers;
using Slipway.Sources.PostgreSql.Copy;
using Slipway.Sources.Servers;

namespace Slipway.Sinks.PostgreSql;

/// <summary>Writes rows by binary COPY, in the types of the table that they go to.</summary>
internal sealed class PostgreSqlCopyWriter(ServerConnection connection) : IBulkWriter
{
    private readonly Dictionary<string, CopyCell[]> _cells = new(StringComparer.Ordinal);
    private readonly CopyOutput _output = new();

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
                await using var cancellation = new CopyCancellation(connection, cancellationToken);
                var stream = await ((NpgsqlConnection)connection.Driver).BeginRawBinaryCopyAsync(
                    $"COPY {table} ({quoted}) FROM STDIN (FORMAT BINARY)", cancellationToken).ConfigureAwait(false);
                try
                {
                    // Value by value, waiting costs more than writing.
                    await Task.Run(() => WriteRows(stream, columns, cells, cancellationToken), cancellationToken).ConfigureAwait(false);
                }
                catch
                {
                    // Disposed of without it, the rows so far would stay.
                    await CancelAsync(stream).ConfigureAwait(false);
                    throw;
                }

                await stream.DisposeAsync().ConfigureAwait(false);
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

    // The fault that led to it is the one to be told.
    private async Task CancelAsync(NpgsqlRawCopyStream stream)
    {
        try
        {
            await stream.CancelAsync().ConfigureAwait(false);
        }
        catch (Exception fault) when (connection.Translate(fault, CancellationToken.None) is not null)
        {
        }
    }

    private void WriteRows(Stream stream, IReadOnlyList<Column> columns, CopyCell[] cells, CancellationToken cancellationToken)
    {
        Column[] written = [.. columns];
        _output.Begin(stream);
        var rows = written[0].Count;
        for (var row = 0; row < rows; row++)
        {
            if ((row & 0xfff) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            _output.StartRow(written.Length);
            for (var i = 0; i < written.Length; i++)
            {
                if (written[i].Nulls[row])
                {
                    _output.WriteNull();
                }
                else
                {
                    WriteCell(written[i], cells[i], row);
                }
            }
        }

        _output.End();
    }

    private void WriteCell(Column column, CopyCell cell, int row)
    {
        switch (cell)
        {
            case CopyCell.Double:
                _output.Write(Number(column, row));
                break;
            case CopyCell.Int64:
                _output.Write(Integer(column, row));
                break;
            case CopyCell.Int32:
                _output.Write((int)Within(column, row, int.MinValue, int.MaxValue));
                break;
            case CopyCell.Int16:
                _output.Write((short)Within(column, row, short.MinValue, short.MaxValue));
                break;
            case CopyCell.Single:
                _output.Write((float)Number(column, row));
                break;
            case CopyCell.Numeric:
                _output.Write(NumericBytes.Of(column.Format(row)));
                break;
            case CopyCell.Boolean:
                _output.Write(Integer(column, row) != 0);
                break;
            case CopyCell.Date:
                _output.Write((int)Integer(column, row) - CopyFormat.DaysAfterUnix);
                break;
            case CopyCell.Timestamp:
                _output.Write(Integer(column, row) * (column.Info.Type == ColumnType.Date ? CopyFormat.MicrosecondsPerDay : 1) - CopyFormat.MicrosecondsAfterUnix);
                break;
            case CopyCell.Uuid:
                _output.Write(Guid.Parse(column.Format(row)!));
                break;
            case CopyCell.Text when column is TextColumn text:
                _output.Write(text[row]);
                break;
            default:
                _output.Write(column.Format(row)!);
                break;
        }
    }

    private static long Integer(Column column, int row) => ((Int64Column)column).Values[row];

    private static double Number(Column column, int row) => column is DoubleColumn numbers ? numbers.Values[row] : Integer(column, row);

    private static long Within(Column column, int row, long least, long largest) => Integer(column, row) is var value && value >= least && value <= largest
        ? value
        : throw new SlipwayException(
            ErrorKind.Data, string.Create(CultureInfo.InvariantCulture, $"Column '{column.Info.Name}' takes whole numbers from {least} to {largest}, found {value}."));
}
