using Slipway.Projects;
using Slipway.Sources;

namespace Slipway.Pipelines.Init;

/// <summary>What a project file is written for.</summary>
internal sealed record InitOptions
{
    /// <summary>The project file to write.</summary>
    public string ProjectFile { get; init; } = ProjectInput.DefaultFile;

    /// <summary>True: a project file that is there is replaced.</summary>
    public bool Replaces { get; init; }

    /// <summary>Where the table is; null for a file.</summary>
    public ConnectionUrl? Database { get; init; }

    /// <summary>The table; null for <see cref="File"/>, or for the only table of the database.</summary>
    public string? Table { get; init; }

    /// <summary>A CSV or TSV file.</summary>
    public string? File { get; init; }

    /// <summary>The column to predict; null for the last one.</summary>
    public string? Target { get; init; }

    /// <summary>The model's name; null for the table's or the file's.</summary>
    public string? Name { get; init; }
}
