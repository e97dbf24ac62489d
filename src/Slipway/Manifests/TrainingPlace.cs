namespace Slipway.Manifests;

/// <summary>Where the rows are that a model learns from, as the build of an image sees it.</summary>
internal abstract record TrainingPlace
{
    private TrainingPlace()
    {
    }

    /// <summary>In files of the project's folder, which the build copies.</summary>
    /// <param name="Paths">Their paths in the folder.</param>
    /// <param name="AreDatabase">True for a SQLite database, false for rows as text.</param>
    public sealed record Files(IReadOnlyList<string> Paths, bool AreDatabase) : TrainingPlace;

    /// <summary>On a server, which the build asks with a secret URL.</summary>
    public sealed record Server : TrainingPlace;

    /// <summary>In files outside of the project's folder: the model has to be trained before.</summary>
    public sealed record Outside : TrainingPlace;

    /// <summary>The place of a file.</summary>
    public static TrainingPlace Of(string path, bool isDatabase)
    {
        var inside = Path.GetRelativePath(Environment.CurrentDirectory, Path.GetFullPath(path)).Replace('\\', '/');
        return Path.IsPathRooted(path) || inside.StartsWith("../", StringComparison.Ordinal) || inside.AsSpan().ContainsAny('\n', '\r')
            ? new Outside()
            : new Files([inside], isDatabase);
    }
}
