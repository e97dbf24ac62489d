namespace Slipway.Projects.Reading;

/// <summary>How a kind of value is written, and read.</summary>
/// <param name="expected">What is expected, for messages and documentation: <c>a whole number from 1</c>.</param>
/// <param name="read">Reads a node.</param>
internal sealed class ValueForm<T>(string expected, Func<ProjectNode, Reading<T>> read)
{
    public string Expected { get; } = expected;

    /// <summary>True where several values may be given, as a list or, in a flag, with commas between them.</summary>
    public bool TakesList { get; init; }

    /// <summary>True where the value is a mapping whose names are free.</summary>
    public bool TakesMap { get; init; }

    /// <summary>The values that there are, for completion; empty where they can't be listed.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Reads a value; a reading that failed has its <see cref="Reading{T}.Fault"/> in full.</summary>
    public Reading<T> Read(ProjectNode node)
    {
        var reading = read(node);
        return reading.IsRead || reading.Fault is not null
            ? reading
            : reading with { Fault = $"expected {Expected}, found {node.Describe()}{reading.Hint}" };
    }
}
