using System.Buffers.Binary;
using Npgsql;
using Slipway.Columns;
using Slipway.Sources.Servers;

namespace Slipway.Sources.PostgreSql.Copy;

/// <summary>The rows of a statement without parameters by binary COPY, which costs a third of asking the driver for value after value.</summary>
internal sealed class CopyRows(ServerConnection connection, ServerStatement statement) : IServerRows
{
    private readonly CellKind[] _kinds = [.. statement.Columns.Select(column => column.Kind)];
    private readonly Column[] _columns = new Column[statement.Columns.Length];
    private NpgsqlRawCopyStream? _stream;
    private CopyInput _input = null!;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _stream = await ((NpgsqlConnection)connection.Driver).BeginRawBinaryCopyAsync(
            $"COPY ({statement.Sql}) TO STDOUT (FORMAT BINARY)", cancellationToken).ConfigureAwait(false);
        _input = new CopyInput(_stream);
    }

    public void Begin(ColumnBatch batch)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i] = batch.Columns[i];
        }
    }

    public bool ReadRow(long row)
    {
        if (!_input.StartRow())
        {
            return false;
        }

        for (var i = 0; i < _columns.Length; i++)
        {
            if (_input.TryTake(out var bytes) && _kinds[i] != CellKind.None)
            {
                ReadCell(i, bytes, row);
            }
            else
            {
                _columns[i].AppendNull();
            }
        }

        return true;
    }

    public void Cancel()
    {
        try
        {
            _stream?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // A fault of the server has ended it.
        }
    }

    public ValueTask DisposeAsync() => _stream?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void ReadCell(int index, ReadOnlySpan<byte> bytes, long row)
    {
        var column = _columns[index];
        switch (_kinds[index])
        {
            case CellKind.Double:
                ((DoubleColumn)column).Append(BinaryPrimitives.ReadDoubleBigEndian(bytes));
                break;
            case CellKind.Numeric:
                ((DoubleColumn)column).Append(PostgreSqlNumeric.ToDouble(bytes));
                break;
            case CellKind.Single:
                ((DoubleColumn)column).Append(BinaryPrimitives.ReadSingleBigEndian(bytes));
                break;
            case CellKind.Int64:
                ((Int64Column)column).Append(BinaryPrimitives.ReadInt64BigEndian(bytes));
                break;
            case CellKind.Int32:
                ((Int64Column)column).Append(BinaryPrimitives.ReadInt32BigEndian(bytes));
                break;
            case CellKind.Int16:
                ((Int64Column)column).Append(BinaryPrimitives.ReadInt16BigEndian(bytes));
                break;
            case CellKind.Boolean:
                ((Int64Column)column).Append(bytes[0]);
                break;
            case CellKind.Date or CellKind.Timestamp:
                AppendMoment((Int64Column)column, index, bytes, row);
                break;
            case CellKind.Guid:
                Span<byte> text = stackalloc byte[36];
                _ = new Guid(bytes, bigEndian: true).TryFormat(text, out _);
                ((TextColumn)column).Append(text);
                break;
            // In UTF-8, as the server has made sure, whatever its database's encoding.
            case CellKind.Text:
                ((TextColumn)column).Append(bytes);
                break;
            default:
                throw new NotSupportedException($"PostgreSQL has no values of the kind {_kinds[index]}.");
        }
    }

    private void AppendMoment(Int64Column column, int index, ReadOnlySpan<byte> bytes, long row)
    {
        try
        {
            column.Append(_kinds[index] == CellKind.Date
                ? PostgreSqlMoments.Days(BinaryPrimitives.ReadInt32BigEndian(bytes))
                : PostgreSqlMoments.Microseconds(BinaryPrimitives.ReadInt64BigEndian(bytes)));
        }
        catch (OverflowException fault)
        {
            throw statement.Unreadable(index, row, fault.Message, fault);
        }
    }
}
