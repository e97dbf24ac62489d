namespace Slipway.Sinks.Files;

/// <summary>Writes rows of named fields to a stream.</summary>
internal interface IRowWriter
{
    void WriteHeader();

    /// <summary>Writes one row. Fields are in the header's order.</summary>
    void WriteRow(ReadOnlySpan<Field> fields);

    void Flush();
}
