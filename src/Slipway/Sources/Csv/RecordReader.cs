namespace Slipway.Sources.Csv;

/// <summary>Goes through the records of a text file. Every record has as many values as there are names.</summary>
internal abstract class RecordReader(TextFile file) : IDisposable
{
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>The line, from 1, that the current record starts on.</summary>
    public long Line { get; protected set; }

    public long BytesRead => File.BytesRead;

    public long TotalBytes => File.TotalBytes;

    protected TextFile File { get; } = file;

    /// <summary>Goes to the next record; false once there is none.</summary>
    /// <exception cref="SlipwayException">A malformed record, or bytes that are not UTF-8.</exception>
    public abstract bool Read();

    /// <summary>One value of the current record; valid until the next.</summary>
    public abstract ReadOnlySpan<char> GetField(int column);

    public virtual void Dispose() => File.Dispose();

    /// <summary>A fault of a record: file and line, then the given sentence.</summary>
    public SlipwayException Fault(string sentence, Exception? cause = null) =>
        new(ErrorKind.Data, $"File '{File.Path}', line {Line}: {sentence}", cause);

    /// <exception cref="SlipwayException">A name is empty, no text, or there twice.</exception>
    protected void SetNames(IReadOnlyList<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i].Length == 0)
            {
                throw Fault($"column {i + 1} of {names.Count} has no name. Give every column one.");
            }

            if (names[i].Contains('\0', StringComparison.Ordinal))
            {
                throw Fault($"the name of column {i + 1} of {names.Count} holds a NUL character; expected a text file.");
            }

            if (!seen.Add(names[i]))
            {
                throw Fault($"two columns are called '{names[i]}'. Give every column a name of its own.");
            }
        }

        Names = names;
    }
}
