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

    public string ReportPath => Path.Combine(Directory, ReportFile);
}
