namespace Slipway.Sources.Csv;

/// <summary>Values between white space, with each record on the same number of lines. The columns' names must be given.</summary>
internal sealed record WrappedTextFormat : RecordFormat
{
    /// <summary>Lines before the first record.</summary>
    public int SkipLines { get; init; }

    /// <summary>Lines of every record.</summary>
    public int LinesPerRecord { get; init; } = 1;

    public override RecordReader Open(string path) => new WrappedTextReader(path, this);
}
