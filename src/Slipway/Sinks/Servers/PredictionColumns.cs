using System.Text;
using Slipway.Columns;
using Slipway.Training.Metrics;

namespace Slipway.Sinks.Servers;

/// <summary>A chunk of predictions as the columns of their table. Its memory is used again for the next chunk.</summary>
internal sealed class PredictionColumns
{
    private readonly KeyColumns _key;
    private readonly PredictionLayout _layout;
    private readonly Column[] _columns;
    private readonly Int64Column _runId;
    private readonly Column _prediction;
    private readonly byte[][] _classes;

    public PredictionColumns(KeyColumns key, PredictionLayout layout)
    {
        _key = key;
        _layout = layout;
        _classes = [.. layout.Classes.Select(Encoding.UTF8.GetBytes)];
        Infos =
        [
            .. key.Columns,
            new ColumnInfo(PredictionLayout.RunId, ColumnType.Integer),
            new ColumnInfo(PredictionLayout.Prediction, layout.Type),
            .. layout.ProbabilityColumns.Select(name => new ColumnInfo(name, ColumnType.Number)),
        ];
        _columns = [.. Infos.Select(info => Column.Create(info, 0))];
        _runId = (Int64Column)_columns[key.Columns.Count];
        _prediction = _columns[key.Columns.Count + 1];
    }

    /// <summary>The key's columns, <c>run_id</c>, <c>prediction</c> and one probability a class.</summary>
    public IReadOnlyList<ColumnInfo> Infos { get; }

    public int KeyCount => _key.Columns.Count;

    /// <summary>The values, in the order of <see cref="Infos"/>.</summary>
    public IReadOnlyList<Column> Values => _columns;

    public int RowCount => _runId.Count;

    /// <summary>Takes the place of the chunk before.</summary>
    /// <exception cref="SlipwayException">The text of a key is longer than any index takes; the message names the row.</exception>
    public void Fill(in PredictionChunk chunk, long runId)
    {
        for (var i = 0; i < KeyCount; i++)
        {
            _columns[i] = _key.ColumnOf(chunk.Rows, i);
            RequireShort(_columns[i], chunk.Rows.FirstRowNumber);
        }

        for (var i = KeyCount; i < _columns.Length; i++)
        {
            _columns[i].Clear();
        }

        var values = chunk.Values.Span;
        for (var row = 0; row < chunk.Rows.RowCount; row++)
        {
            _runId.Append(runId);
            Append(values.Slice(row * _layout.ValueCount, _layout.ValueCount));
        }
    }

    private static void RequireShort(Column key, long firstRowNumber)
    {
        for (var row = 0; key is TextColumn text && row < text.Count; row++)
        {
            if (text[row].Length > SinkDialect.LongestKeyText && CharactersOf(text[row]) is var length and > SinkDialect.LongestKeyText)
            {
                throw new SlipwayException(
                    ErrorKind.Data,
                    $"The key column '{key.Info.Name}' has {length} characters in row {firstRowNumber + row}; a key in a table of predictions takes {SinkDialect.LongestKeyText}. Name another key, or shorten it in a query.");
            }
        }
    }

    // As databases count: an emoji is one.
    private static int CharactersOf(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        foreach (var value in utf8)
        {
            count += (value & 0xC0) == 0x80 ? 0 : 1;
        }

        return count;
    }

    private void Append(ReadOnlySpan<double> values)
    {
        if (_layout.Classes.Count == 0)
        {
            ((DoubleColumn)_prediction).Append(values[0]);
            return;
        }

        var predicted = ClassificationMetrics.Likeliest(values);
        switch (_prediction)
        {
            case TextColumn text:
                text.Append(_classes[predicted]);
                break;
            default:
                ((Int64Column)_prediction).Append(_layout.ClassNumbers[predicted]);
                break;
        }

        for (var i = 0; i < values.Length; i++)
        {
            ((DoubleColumn)_columns[KeyCount + 2 + i]).Append(values[i]);
        }
    }
}
