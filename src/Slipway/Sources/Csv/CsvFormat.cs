namespace Slipway.Sources.Csv;

/// <summary>A CSV or TSV file: https://www.rfc-editor.org/rfc/rfc4180, in UTF-8.</summary>
internal sealed record CsvFormat : RecordFormat
{
    /// <summary>What separates values; null to find it among comma, semicolon, tab and <c>|</c>.</summary>
    public char? Delimiter { get; init; }

    public override RecordReader Open(string path) => new CsvRecordReader(path, this);
}
