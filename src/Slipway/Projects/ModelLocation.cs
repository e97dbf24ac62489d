using Slipway.Projects.Reading;

namespace Slipway.Projects;

/// <summary>Where the model folder is: <c>MODEL_DIR</c>, <c>MODEL_FILE</c>, <c>METADATA_FILE</c>.</summary>
/// <param name="Directory">The folder, relative to the working directory or absolute.</param>
/// <param name="ModelFile">The model's file name in it.</param>
/// <param name="MetadataFile">The metadata's file name in it.</param>
internal sealed record ModelLocation(
    string Directory = "model", string ModelFile = "model.txt", string MetadataFile = "metadata.json")
{
    public string ModelPath => Path.Combine(Directory, ModelFile);

    public string MetadataPath => Path.Combine(Directory, MetadataFile);

    /// <summary>The report's file name, which neither of the others may have.</summary>
    public const string ReportFile = "report.html";

    private static readonly string?[] Variables =
        [ProjectKeys.ModelDirectory.Variable, ProjectKeys.ModelFile.Variable, ProjectKeys.MetadataFile.Variable];

    public string ReportPath => Path.Combine(Directory, ReportFile);

    /// <summary>Whether a path leads to one of the model's files, or to the image's archive that it is in; neither may be written over.</summary>
    public bool HasFile(string path) => new[] { Directory, ModelPath, MetadataPath, ReportPath }.Any(own => File.Exists(own) && FilePaths.AreSame(own, path));

    /// <summary>What the three environment variables say, and the defaults where they say nothing. No project file is read.</summary>
    /// <param name="directory">The folder, if <c>MODEL_DIR</c> is not to be asked.</param>
    /// <exception cref="SlipwayException">A variable's value can't be one; of kind <see cref="ErrorKind.Usage"/>.</exception>
    public static ModelLocation OfEnvironment(string? directory = null)
    {
        var asked = Variables.Where(name => directory is null || name != ProjectKeys.ModelDirectory.Variable).ToArray();
        var location = ProjectReader.Read(new ProjectInput(ProjectUse.Init)
        {
            Environment = name => asked.Contains(name) ? Environment.GetEnvironmentVariable(name) : null,
        }).Model;
        return directory is null ? location : location with { Directory = directory };
    }
}
