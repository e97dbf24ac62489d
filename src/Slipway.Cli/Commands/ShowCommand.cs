using System.CommandLine;
using System.Text.Json;
using Slipway.Cli.Output;
using Slipway.Cli.Results;
using Slipway.Images;
using Slipway.Models;
using Slipway.Projects;
using Slipway.Projects.Reading;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway show</c>: a model's card.</summary>
internal sealed class ShowCommand : SlipwayCommand
{
    private readonly ProjectOptions _project = new(ProjectUse.Show);

    public ShowCommand(Terminal terminal)
        : base("show", "Shows a model: its metrics, features, parameters and where it comes from.", terminal)
    {
        Add(_project.ArgumentFor(ProjectKeys.ModelDirectory, "MODEL_DIR", "The model's folder, or the archive of an image with a model; by default the folder of the project."));
        Add("Model", _project.For(ProjectKeys.ModelFile, ProjectKeys.MetadataFile));
        Examples = ["slipway show", "slipway show models/boston --json", "slipway show boston.tar"];
    }

    protected override Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        RunAsync(_project.Read(parsed), Terminal);

    private static Task<int> RunAsync(Project project, Terminal terminal)
    {
        var model = File.Exists(project.Model.Directory) ? ImageModel.Read(project.Model.Directory) : ModelFolder.Read(project.Model);
        var metadata = model.Metadata;
        terminal.WriteResult(
            console => ModelCard.Write(console, metadata), writer => JsonSerializer.Serialize(writer, metadata, ModelJson.Readable.Metadata));
        return Task.FromResult(0);
    }
}
