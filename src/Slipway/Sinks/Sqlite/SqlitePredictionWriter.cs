using System.Globalization;
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
    private readonly int _width;
    private readonly int _rowsAtOnce;
    private readonly SqliteStatement _many;
    private readonly SqliteStatement _single;
    private readonly byte[][] _classes;

    public SqlitePredictionWriter(SqliteConnection connection, SqlitePredictionTable table, KeyColumns key, PredictionLayout layout)
    {
        _connection = connection;
        _key = key;
        _layout = layout;
        _width = table.Width;
        _rowsAtOnce = Math.Clamp(connection.ParameterLimit / _width, 1, MostRows);
        _many = table.PrepareWrite(_rowsAtOnce);
        _single = table.PrepareWrite(1);
        _classes = [.. layout.Classes.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>Writes all rows of a chunk. False where this run has already written a row with the same key.</summary>
    public bool TryWrite(in PredictionChunk chunk, long runId)
    {
        var rows = chunk.Rows.RowCount;
        var row = 0;
        for (; row + _rowsAtOnce <= rows; row += _rowsAtOnce)
        {
            if (!TryWrite(_many, chunk, row, _rowsAtOnce, runId))
            {
                return false;
            }
        }

        for (; row < rows; row++)
        {
            if (!TryWrite(_single, chunk, row, 1, runId))
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

    private bool TryWrite(SqliteStatement statement, in PredictionChunk chunk, int firstRow, int rows, long runId)
    {
        for (var i = 0; i < rows; i++)
        {
            Bind(statement, 1 + i * _width, chunk, firstRow + i, runId);
        }

        statement.Run();
        return _connection.Changes == rows;
    }

    private void Bind(SqliteStatement statement, int parameter, in PredictionChunk chunk, int row, long runId)
    {
        for (var i = 0; i < _key.Columns.Count; i++)
        {
            statement.BindKey(parameter++, _key.Of(chunk.Rows, i), row);
        }

        statement.Bind(parameter++, runId);
        var values = chunk.Values.Span.Slice(row * _layout.ValueCount, _layout.ValueCount);
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
        switch (_layout.Type)
        {
            case ColumnType.Integer:
                statement.Bind(parameter, long.Parse(_layout.Classes[predicted], CultureInfo.InvariantCulture));
                break;
            case ColumnType.Boolean:
                statement.Bind(parameter, (long)predicted);
                break;
            default:
                statement.Bind(parameter, _classes[predicted]);
                break;
        }
    }
}
