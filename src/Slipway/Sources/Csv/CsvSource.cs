namespace Slipway.Sources.Csv;

/// <summary>
/// A CSV or wrapped text file, in its own order: it can't be ordered, nor read from a key on. Types are inferred over the whole
/// file first. A decimal with more digits than a double holds is read as the nearest one.
/// </summary>
internal sealed class CsvSource(string path, RecordFormat format) : ISource
{
    private FileSchema? _schema;

    public string Provider => "csv";

    public ValueTask<IRowReader> OpenAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        if (request.Table is not null || request.Query is not null)
        {
            throw new SlipwayException(ErrorKind.Usage, $"The file '{path}' has no tables and takes no query.");
        }

        if (request.OrderBy.Count > 0 || request.After is not null)
        {
            throw new SlipwayException(ErrorKind.Usage, $"The file '{path}' can only be read in its own order.");
        }

        _schema ??= FileSchema.Infer(path, format, progress: null, cancellationToken);
        return new(new CsvRowReader(format.Open(path), _schema.Columns, format.NullTokens));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
