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
            case CellKind.Date:
                AppendDate((Int64Column)column, index, BinaryPrimitives.ReadInt32BigEndian(bytes), row);
                break;
            case CellKind.Timestamp:
                AppendTimestamp((Int64Column)column, index, BinaryPrimitives.ReadInt64BigEndian(bytes), row);
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

    // PostgreSQL's infinities are no dates at all, and the first of all moments is one of them to the driver, by which some rows are read.
    private void AppendDate(Int64Column column, int index, int days, long row)
    {
        const int First = -730_119;
        const int Last = 2_921_939;
        if (days is int.MinValue or int.MaxValue or First)
        {
            column.AppendNull();
            return;
        }

        Require(days is > First and <= Last, index, row);
        column.Append(days + CopyFormat.DaysAfterUnix);
    }

    private void AppendTimestamp(Int64Column column, int index, long microseconds, long row)
    {
        const long First = -63_082_281_600_000_000;
        const long Last = 252_455_615_999_999_999;
        if (microseconds is long.MinValue or long.MaxValue or First)
        {
            column.AppendNull();
            return;
        }

        Require(microseconds is > First and <= Last, index, row);
        column.Append(microseconds + CopyFormat.MicrosecondsAfterUnix);
    }

    private void Require(bool isInRange, int index, long row)
    {
        if (!isInRange)
        {
            throw statement.Unreadable(index, row, "it is not within the years 1 to 9999");
        }
    }
}
