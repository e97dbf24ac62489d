namespace Slipway.Sinks.Files;

/// <summary>CSV after RFC 4180, with LF line ends.</summary>
internal sealed class CsvRowWriter(TextWriter writer, IReadOnlyList<string> names) : IRowWriter
{
    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create("\",\r\n");

    public void WriteHeader() => WriteRow([.. names.Select(Field.Of)]);

    public void WriteRow(ReadOnlySpan<Field> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
            {
                writer.Write(',');
            }

            var text = fields[i].ToString();
            if (fields[i].IsText && (text.AsSpan().ContainsAny(Special) || text.Length == 0))
            {
                writer.Write('"');
                writer.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
                writer.Write('"');
            }
            else
            {
                writer.Write(text);
            }
        }

        writer.Write('\n');
    }

    public void Flush() => writer.Flush();
}
