using Slipway.Sources.Csv;

namespace Slipway.Cli.Demo;

/// <summary>The Boston housing example as files; they are resources of the program, from examples/boston.</summary>
internal static class BostonExample
{
    public const string DataFile = "boston.statlib.txt";
    public const string ScrambledFile = "boston_scrambled.csv";
    public const string ProjectFile = "slipway.yaml";
    public const string DatabaseFile = "boston.db";
    public const string Table = "boston_housing";
    public const string Key = "id";
    public const string Target = "medv";

    private const string ModelFolder = "model";

    private static readonly HashSet<string> OwnNames = [DataFile, ScrambledFile, ProjectFile, DatabaseFile, ModelFolder];

    /// <summary>How the data file holds its records: a description, then two lines for each.</summary>
    public static WrappedTextFormat Format { get; } = new()
    {
        SkipLines = 22,
        LinesPerRecord = 2,
        Columns = ["crim", "zn", "indus", "chas", "nox", "rm", "age", "dis", "rad", "tax", "ptratio", "b", "lstat", "medv"],
    };

    /// <summary>Writes the example's files to a folder.</summary>
    /// <exception cref="SlipwayException">The folder has other files, or can't be written.</exception>
    public static void Write(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            if (FindOther(folder) is { } other)
            {
                throw new SlipwayException(
                    ErrorKind.Usage, $"The folder '{folder}' is in use: it has '{Path.GetFileName(other)}'. Name a new folder: slipway demo DIR.");
            }

            foreach (var name in new[] { DataFile, ScrambledFile, ProjectFile })
            {
                using var resource = Open(name);
                using var file = File.Create(Path.Combine(folder, name));
                resource.CopyTo(file);
            }
        }
        catch (Exception fault) when (FileFault.Is(fault))
        {
            throw new SlipwayException(ErrorKind.Storage, $"The example can't be written to '{folder}': {FileFault.Reason(fault)}", fault);
        }
    }

    private static Stream Open(string name) => typeof(BostonExample).Assembly.GetManifestResourceStream(name)!;

    // A file of somebody else's: the example's names are its own where its data file is there, and a project file is where it is the example's.
    private static string? FindOther(string folder)
    {
        var entries = Directory.GetFileSystemEntries(folder);
        var project = Path.Combine(folder, ProjectFile);
        return entries.FirstOrDefault(entry => !IsOwn(Path.GetFileName(entry)))
            ?? (File.Exists(Path.Combine(folder, DataFile)) ? null : entries.FirstOrDefault())
            ?? (File.Exists(project) && !IsExample(project) ? project : null);
    }

    private static bool IsExample(string project)
    {
        using var own = new StreamReader(Open(ProjectFile));
        return File.ReadAllText(project) == own.ReadToEnd();
    }

    // What may be in a folder that the example is written to once more; a demo that was killed leaves journals, a lock or half a model beside the rest.
    private static bool IsOwn(string name) =>
        OwnNames.Contains(name) || name.StartsWith($"{DatabaseFile}-", StringComparison.Ordinal) || name.StartsWith($"{ModelFolder}.new-", StringComparison.Ordinal);
}
