namespace Slipway.Sinks.Files;

/// <summary>Columns aligned for people; a value that is wider than its column pushes the rest of its line.</summary>
internal sealed class TableRowWriter(TextWriter writer, IReadOnlyList<string> names) : IRowWriter
{
    private const int LeastWidth = 12;

    public void WriteHeader()
    {
        WriteRow([.. names.Select(Field.Of)]);
        writer.WriteLine(string.Join("  ", names.Select(name => new string('-', Width(name)))));
    }

    public void WriteRow(ReadOnlySpan<Field> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            var width = Width(names[i]);
            var text = fields[i].ToString();
            writer.Write(i == 0 ? "" : "  ");
            writer.Write(i == fields.Length - 1 && fields[i].IsText ? text : fields[i].IsText ? text.PadRight(width) : text.PadLeft(width));
        }

        writer.Write('\n');
    }

    public void Flush() => writer.Flush();

    private static int Width(string name) => Math.Max(LeastWidth, name.Length);
}
