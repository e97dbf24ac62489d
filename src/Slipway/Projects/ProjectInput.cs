namespace Slipway.Projects;

/// <summary>All that a project is read from.</summary>
internal sealed record ProjectInput(ProjectUse Use)
{
    /// <summary>The project file's name where none is given.</summary>
    public const string DefaultFile = "slipway.yaml";

    /// <summary>The project file that was named; null for <see cref="DefaultFile"/>, if there is one.</summary>
    public string? File { get; init; }

    public IReadOnlyList<FlagValue> Flags { get; init; } = [];

    /// <summary>What <c>--set</c> was given, in order: <c>train.trees=300</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>Looks an environment variable up.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Where the default project file is looked for; its folder's name is the project's default name.</summary>
    public string WorkingDirectory { get; init; } = Directory.GetCurrentDirectory();
}
