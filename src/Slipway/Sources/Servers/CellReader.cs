using System.Data.Common;
using System.Text;
using Slipway.Columns;
using Slipway.Sources.PostgreSql;

namespace Slipway.Sources.Servers;

/// <summary>Reads a driver's current row into the columns of a batch.</summary>
/// <param name="reader">The driver's reader.</param>
/// <param name="statement">What it reads.</param>
/// <param name="dialect">The driver's server.</param>
internal sealed class CellReader(DbDataReader reader, ServerStatement statement, ServerDialect dialect)
{
    private const long LargestSigned = long.MaxValue;

    private readonly Column[] _columns = new Column[statement.Columns.Length];
    private readonly CellKind[] _kinds = [.. statement.Columns.Select(column => column.Kind)];

    /// <summary>
    /// The values of the first columns, as far as they are numbers: asked for all at once, so that the driver looks after its state once a row and
    /// not twice a value.
    /// </summary>
    private readonly object[] _numbers = new object[dialect.BoxesValues ? statement.Columns.TakeWhile(column => IsNumber(column.Kind)).Count() : 0];

    private ColumnBatch _batch = null!;
    private byte[] _utf8 = new byte[256];

    /// <summary>Begins to fill a batch.</summary>
    public void Start(ColumnBatch batch)
    {
        _batch = batch;
        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i] = batch.Columns[i];
        }
    }

    /// <exception cref="SlipwayException">A value that can't be brought to its column's type; the message names the row.</exception>
    public void ReadRow(long row)
    {
        if (_numbers.Length > 0)
        {
            _ = reader.GetValues(_numbers);
        }

        for (var i = 0; i < _columns.Length; i++)
        {
            try
            {
                if (i >= _numbers.Length || !TryAppend(_columns[i], _numbers[i]))
                {
                    ReadCell(i, row);
                }
            }
            catch (Exception fault) when (fault is InvalidCastException or OverflowException or FormatException or ArgumentException)
            {
                throw statement.Unreadable(i, row, fault.Message, fault);
            }
        }
    }

    private static bool IsNumber(CellKind kind) =>
        kind is CellKind.Int16 or CellKind.Int32 or CellKind.Int64 or CellKind.UInt64 or CellKind.Single or CellKind.Double;

    private static bool TryAppend(Column column, object value)
    {
        switch (value)
        {
            case double number when column is DoubleColumn numbers:
                numbers.Append(number);
                return true;
            case float number when column is DoubleColumn numbers:
                numbers.Append(number);
                return true;
            case long integer:
                AppendInteger(column, integer);
                return true;
            case int integer:
                AppendInteger(column, integer);
                return true;
            case DBNull:
                column.AppendNull();
                return true;
            default:
                return false;
        }
    }

    private void ReadCell(int index, long row)
    {
        var column = _columns[index];
        var kind = _kinds[index];
        if (kind == CellKind.None || reader.IsDBNull(index))
        {
            column.AppendNull();
            return;
        }

        switch (kind)
        {
            case CellKind.Double:
                ((DoubleColumn)column).Append(reader.GetDouble(index));
                break;
            case CellKind.Numeric:
                ((DoubleColumn)column).Append(PostgreSqlNumeric.ToDouble(reader.GetFieldValue<byte[]>(index)));
                break;
            case CellKind.Single:
                ((DoubleColumn)column).Append(reader.GetFloat(index));
                break;
            case CellKind.Int32:
                AppendInteger(column, reader.GetInt32(index));
                break;
            case CellKind.Int64:
                AppendInteger(column, reader.GetInt64(index));
                break;
            case CellKind.Int16:
                AppendInteger(column, reader.GetInt16(index));
                break;
            case CellKind.UInt64:
                AppendUnsigned(index, reader.GetFieldValue<ulong>(index), row);
                break;
            case CellKind.Boolean:
                AppendInteger(column, reader.GetBoolean(index) ? 1 : 0);
                break;
            case CellKind.Date:
                ((Int64Column)column).Append(dialect.ReadDays(reader, index));
                break;
            case CellKind.Timestamp:
                ((Int64Column)column).Append(dialect.ReadMicroseconds(reader, index));
                break;
            case CellKind.Duration:
                ((DoubleColumn)column).Append(reader.GetFieldValue<TimeSpan>(index).TotalSeconds);
                break;
            case CellKind.Guid:
                AppendText(column, reader.GetGuid(index).ToString());
                break;
            default:
                AppendText(column, reader.GetString(index));
                break;
        }
    }

    // Once an unsigned integer was too large for a signed one, the rest of the batch is numbers.
    private static void AppendInteger(Column column, long value)
    {
        if (column is Int64Column integers)
        {
            integers.Append(value);
        }
        else
        {
            ((DoubleColumn)column).Append(value);
        }
    }

    private void AppendUnsigned(int index, ulong value, long row)
    {
        if (value <= LargestSigned)
        {
            AppendInteger(_columns[index], (long)value);
            return;
        }

        if (statement.KeyColumns.Contains(index))
        {
            throw new SlipwayException(
                ErrorKind.Data, $"The key column '{statement.Columns[index].Info.Name}' is {value} in row {row}, and keys go up to {LargestSigned}. Cast it to text in a query.");
        }

        if (_columns[index] is Int64Column integers)
        {
            _columns[index] = integers.ToNumbers(_batch.Capacity);
            _batch.Replace(index, _columns[index]);
        }

        ((DoubleColumn)_columns[index]).Append(value);
    }

    private void AppendText(Column column, string text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > _utf8.Length)
        {
            _utf8 = new byte[most];
        }

        ((TextColumn)column).Append(_utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, _utf8)));
    }
}
