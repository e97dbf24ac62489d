using System.Globalization;
using Slipway.Columns;

namespace Slipway.Sinks.Files;

/// <summary>
/// Writes predictions to a file or to standard output. A file appears under its name only once it is whole; an interrupted run starts anew.
/// </summary>
internal sealed class FileSink : ISink
{
    private const string RowNumberName = "row";

    private readonly KeyColumns _key;
    private readonly PredictionLayout _layout;
    private readonly PredictionFormat _format;
    private readonly string? _path;
    private readonly Field[] _fields;
    private Stream? _stream;
    private OutputFile? _file;
    private IRowWriter? _writer;

    /// <param name="key">The key's columns; where there are none, rows are numbered from 1.</param>
    /// <param name="layout">The columns of the predictions.</param>
    /// <param name="format">How rows are written.</param>
    /// <param name="path">A file's path; null for <paramref name="output"/>.</param>
    /// <param name="output">Where to write without a path: standard output.</param>
    public FileSink(KeyColumns key, PredictionLayout layout, PredictionFormat format, string? path, Stream? output)
    {
        _key = key;
        _layout = layout;
        _format = format;
        _path = path;
        _stream = output;
        _fields = new Field[Math.Max(1, key.Columns.Count) + 1 + layout.ProbabilityColumns.Count];
    }

    public ValueTask<SinkStart> BeginAsync(CancellationToken cancellationToken)
    {
        string[] keyNames = _key.Columns.Count == 0 ? [RowNumberName] : [.. _key.Columns.Select(column => column.Name)];
        string[] names = [.. keyNames, PredictionLayout.Prediction, .. _layout.ProbabilityColumns];
        PredictionLayout.RequireDifferent(names, "the predictions");
        _stream = new BufferedStream(_path is null ? _stream! : Create(_path).Stream, 1 << 16);
        _writer = _format switch
        {
            PredictionFormat.Csv => new CsvRowWriter(new StreamWriter(_stream), names),
            PredictionFormat.JsonLines => new JsonLinesRowWriter(_stream, names),
            _ => new TableRowWriter(new StreamWriter(_stream), names),
        };
        _writer.WriteHeader();
        return ValueTask.FromResult(new SinkStart());
    }

    public ValueTask WriteAsync(PredictionChunk chunk, CancellationToken cancellationToken)
    {
        try
        {
            for (var row = 0; row < chunk.Rows.RowCount; row++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                WriteRow(chunk, row);
            }

            return ValueTask.CompletedTask;
        }
        catch (IOException fault)
        {
            throw NotWritable(fault);
        }
    }

    public ValueTask EndAsync(RunEnd end, CancellationToken cancellationToken)
    {
        if (end.State != RunState.Finished)
        {
            return ValueTask.CompletedTask;
        }

        try
        {
            _writer!.Flush();
            _stream!.Flush();
            _file?.Commit();
        }
        catch (Exception fault) when (FileFault.Is(fault))
        {
            throw NotWritable(fault);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        // Nothing is flushed: what is not in the file by now belongs to one that is thrown away.
        _file?.Dispose();
        return ValueTask.CompletedTask;
    }

    private void WriteRow(in PredictionChunk chunk, int row)
    {
        var values = chunk.Values.Span.Slice(row * _layout.ValueCount, _layout.ValueCount);
        var next = 0;
        if (_key.Columns.Count == 0)
        {
            _fields[next++] = Field.Literal((chunk.Rows.FirstRowNumber + row).ToString(CultureInfo.InvariantCulture));
        }

        for (var i = 0; i < _key.Columns.Count; i++)
        {
            _fields[next++] = KeyField(_key.ColumnOf(chunk.Rows, i), row);
        }

        if (_layout.Classes.Count == 0)
        {
            _fields[next] = Field.Of(values[0]);
        }
        else
        {
            var predicted = _layout.PredictedClass(values);
            _fields[next++] = _layout.Type == ColumnType.Text ? Field.Of(predicted) : Field.Literal(predicted);
            foreach (var probability in values)
            {
                _fields[next++] = Field.Of(probability);
            }
        }

        _writer!.WriteRow(_fields);
    }

    private static Field KeyField(Column column, int row) => column switch
    {
        // JSON has no number for an infinity.
        DoubleColumn numbers when double.IsFinite(numbers.Values[row]) => Field.Of(numbers.Values[row]),
        Int64Column { Info.Type: ColumnType.Integer } => Field.Literal(column.Format(row)!),
        _ => Field.Of(column.Format(row)!),
    };

    private OutputFile Create(string path)
    {
        try
        {
            return _file = new OutputFile(path);
        }
        catch (Exception fault) when (FileFault.Is(fault))
        {
            throw NotWritable(fault);
        }
    }

    private SlipwayException NotWritable(Exception fault) =>
        new(ErrorKind.Storage, $"Predictions can't be written to {(_path is null ? "standard output" : $"'{_path}'")}: {FileFault.Reason(fault)}", fault);
}
