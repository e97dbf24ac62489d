using System.Text;
using Slipway.Columns;
using Slipway.Sources.Sqlite;
using Slipway.Training.Metrics;

namespace Slipway.Sinks.Sqlite;

/// <summary>Writes chunks with many rows a statement, which costs a quarter of one row a statement.</summary>
internal sealed class SqlitePredictionWriter : IDisposable
{
    private const int MostRows = 64;

    private readonly KeyColumns _key;
    private readonly PredictionLayout _layout;
    private readonly SqliteConnection _connection;
    private readonly int _parametersPerRow;
    private readonly int _rowsAtOnce;
    private readonly SqliteStatement _many;
    private readonly SqliteStatement _single;
    private readonly byte[][] _classes;

    /// <summary>The key's columns of the chunk that is being written.</summary>
    private readonly Column[] _keys;

    public SqlitePredictionWriter(SqliteConnection connection, SqlitePredictionTable table, KeyColumns key, PredictionLayout layout)
    {
        _connection = connection;
        _key = key;
        _layout = layout;
        _parametersPerRow = table.Width - 1;
        _rowsAtOnce = Math.Clamp((connection.ParameterLimit - 1) / _parametersPerRow, 1, MostRows);
        _many = table.PrepareWrite(_rowsAtOnce);
        _single = table.PrepareWrite(1);
        _keys = new Column[key.Columns.Count];
        _classes = [.. layout.Classes.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>Writes all rows of a chunk. False where this run has already written a row with the same key.</summary>
    public bool TryWrite(in PredictionChunk chunk, long runId)
    {
        var keys = _keys.AsSpan();
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = _key.ColumnOf(chunk.Rows, i);
        }

        _many.Bind(1, runId);
        _single.Bind(1, runId);
        var values = chunk.Values.Span;
        var rows = chunk.Rows.RowCount;
        var row = 0;
        for (; row + _rowsAtOnce <= rows; row += _rowsAtOnce)
        {
            if (!TryWrite(_many, row, _rowsAtOnce, values))
            {
                return false;
            }
        }

        for (; row < rows; row++)
        {
            if (!TryWrite(_single, row, 1, values))
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose()
    {
        _many.Dispose();
        _single.Dispose();
    }

    private bool TryWrite(SqliteStatement statement, int firstRow, int rows, ReadOnlySpan<double> values)
    {
        for (var i = 0; i < rows; i++)
        {
            var row = firstRow + i;
            Bind(statement, 2 + i * _parametersPerRow, row, values.Slice(row * _layout.ValueCount, _layout.ValueCount));
        }

        statement.Run();
        return _connection.Changes == rows;
    }

    private void Bind(SqliteStatement statement, int parameter, int row, ReadOnlySpan<double> values)
    {
        foreach (var column in _keys)
        {
            statement.BindKey(parameter++, column, row);
        }

        if (_layout.Classes.Count == 0)
        {
            statement.Bind(parameter, values[0]);
            return;
        }

        BindClass(statement, parameter++, ClassificationMetrics.Likeliest(values));
        foreach (var probability in values)
        {
            statement.Bind(parameter++, probability);
        }
    }

    private void BindClass(SqliteStatement statement, int parameter, int predicted)
    {
        if (_layout.ClassNumbers.Count > 0)
        {
            statement.Bind(parameter, _layout.ClassNumbers[predicted]);
        }
        else
        {
            statement.Bind(parameter, _classes[predicted]);
        }
    }
}
