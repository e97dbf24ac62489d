using System.Globalization;
using Slipway.Columns;
using Slipway.Sources.Sqlite;

namespace Slipway.Pipelines.Load.Sqlite;

/// <summary>
/// Inserts batches, many rows a statement: 64 rows were fastest, and a statement's parameters are limited.
/// Dates and times are written as SQLite's own functions write them.
/// </summary>
internal sealed class SqliteRowInserter : IDisposable
{
    private const int MostRowsPerStatement = 64;

    private readonly SqliteStatement _many;
    private readonly SqliteStatement _one;
    private readonly int _rowsPerStatement;
    private readonly byte[] _text = new byte[64];
    private long? _nextRowNumber;

    /// <param name="connection">In a transaction.</param>
    /// <param name="table">The table's name.</param>
    /// <param name="names">Its columns to insert into, the row number's first if there is one.</param>
    /// <param name="firstRowNumber">The first row's number; null where rows get none.</param>
    public SqliteRowInserter(SqliteConnection connection, string table, IReadOnlyList<string> names, long? firstRowNumber)
    {
        _nextRowNumber = firstRowNumber;
        _rowsPerStatement = Math.Clamp(connection.ParameterLimit / names.Count, 1, MostRowsPerStatement);
        var row = $"({string.Join(",", Enumerable.Repeat("?", names.Count))})";
        var insert = $"INSERT INTO {SqliteDialect.Quote(table)} ({string.Join(",", names.Select(SqliteDialect.Quote))}) VALUES ";
        _many = connection.Prepare(insert + string.Join(",", Enumerable.Repeat(row, _rowsPerStatement)));
        _one = connection.Prepare(insert + row);
    }

    public void Insert(ColumnBatch batch)
    {
        var row = 0;
        for (; row + _rowsPerStatement <= batch.RowCount; row += _rowsPerStatement)
        {
            Run(_many, batch, row, _rowsPerStatement);
        }

        for (; row < batch.RowCount; row++)
        {
            Run(_one, batch, row, 1);
        }
    }

    public void Dispose()
    {
        _many.Dispose();
        _one.Dispose();
    }

    private void Run(SqliteStatement statement, ColumnBatch batch, int firstRow, int rows)
    {
        var parameter = 1;
        for (var row = firstRow; row < firstRow + rows; row++)
        {
            if (_nextRowNumber is { } rowNumber)
            {
                statement.Bind(parameter++, rowNumber);
                _nextRowNumber = rowNumber + 1;
            }

            foreach (var column in batch.Columns)
            {
                Bind(statement, parameter++, column, row);
            }
        }

        statement.Run();
    }

    private void Bind(SqliteStatement statement, int parameter, Column column, int row)
    {
        if (column.Nulls[row])
        {
            statement.BindNull(parameter);
            return;
        }

        switch (column)
        {
            case DoubleColumn numbers:
                statement.Bind(parameter, numbers.Values[row]);
                break;
            case TextColumn texts:
                statement.Bind(parameter, texts[row]);
                break;
            case Int64Column { Info.Type: ColumnType.Date } days:
                statement.Bind(parameter, FormatDate(days.MomentAt(row)));
                break;
            case Int64Column { Info.Type: ColumnType.Timestamp } times:
                statement.Bind(parameter, FormatTime(times.MomentAt(row)));
                break;
            case Int64Column integers:
                statement.Bind(parameter, integers.Values[row]);
                break;
        }
    }

    private ReadOnlySpan<byte> FormatDate(DateTime day) => Format(day, "yyyy-MM-dd");

    private ReadOnlySpan<byte> FormatTime(DateTime time) => Format(time, "yyyy-MM-dd HH:mm:ss.FFFFFF");

    private ReadOnlySpan<byte> Format(DateTime time, string format) =>
        time.TryFormat(_text, out var length, format, CultureInfo.InvariantCulture) ? _text.AsSpan(0, length) : default;
}
