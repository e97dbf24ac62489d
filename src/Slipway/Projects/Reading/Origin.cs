namespace Slipway.Projects.Reading;

/// <summary>Where a value comes from, for messages: a place in a file, a flag, an environment variable.</summary>
internal sealed class Origin
{
    private Origin(string place, bool isInFile)
    {
        Place = place;
        IsInFile = isInFile;
    }

    /// <summary><c>slipway.yaml:3:5</c>, <c>--target</c>, <c>--set train.trees</c>, <c>MODEL_DIR</c>.</summary>
    public string Place { get; }

    /// <summary>True for a place in the project file, false for one whose name says already which key it sets.</summary>
    public bool IsInFile { get; }

    /// <summary>Line and column count from 1.</summary>
    public static Origin InFile(string file, long line, long column) =>
        new(FormattableString.Invariant($"{file}:{line}:{column}"), isInFile: true);

    /// <summary>A flag, a setting or an environment variable.</summary>
    public static Origin Named(string place) => new(place, isInFile: false);

    /// <summary>The start of a message on a key.</summary>
    public string Describe(string path) => !IsInFile || path.Length == 0 ? Place : $"{Place}: {path}";
}
