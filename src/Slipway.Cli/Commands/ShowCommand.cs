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
        Add(_project.ArgumentFor(ProjectKeys.ModelDirectory, "MODEL_DIR", "The model's folder, or an image with a model: its archive, or its name in a registry, HOST/NAME:TAG. By default the folder of the project."));
        Add("Model", _project.For(ProjectKeys.ModelFile, ProjectKeys.MetadataFile));
        Examples = ["slipway show", "slipway show models/boston --json", "slipway show boston.tar", "slipway show registry.example.com/me/boston:1"];
    }

    protected override Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        RunAsync(_project.Read(parsed), Terminal, cancellationToken);

    private static async Task<int> RunAsync(Project project, Terminal terminal, CancellationToken cancellationToken)
    {
        var metadata = (await ModelPlace.ReadAsync(project.Model.Directory, project.Model, cancellationToken).ConfigureAwait(false)).Metadata;
        terminal.WriteResult(
            console => ModelCard.Write(console, metadata), writer => JsonSerializer.Serialize(writer, metadata, ModelJson.Readable.Metadata));
        return 0;
    }
}
