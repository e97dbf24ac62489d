using System.CommandLine;
using Slipway.Cli.Output;
using Slipway.Cli.Results;
using Slipway.Models;
using Slipway.Projects;
using Slipway.Projects.Reading;

namespace Slipway.Cli.Commands;

/// <summary>
/// <c>slipway health</c>: what a container's <c>HEALTHCHECK</c> runs. It asks no database: one that restarts must not make an orchestrator
/// kill the container too.
/// </summary>
internal sealed class HealthCommand : SlipwayCommand
{
    // Docker knows 0 and 1 alone, and reserves 2; so 1 it is, whatever the kind of the fault.
    private const int Unhealthy = 1;

    private readonly ProjectOptions _project = new(ProjectUse.Show);

    public HealthCommand(Terminal terminal)
        : base("health", "Checks that the model's files are whole, for a container's HEALTHCHECK; ends with 0 or 1.", terminal)
    {
        Add("Model", _project.For(ProjectKeys.ModelDirectory, ProjectKeys.ModelFile, ProjectKeys.MetadataFile));
        Examples = ["slipway health", "slipway health --model-dir models/boston --json"];
    }

    protected override Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        try
        {
            var metadata = ModelFolder.Read(_project.Read(parsed).Model).Metadata;
            Terminal.WriteResult(console => HealthView.Write(console, metadata), writer => HealthView.Write(writer, metadata));
            return Task.FromResult(0);
        }
        catch (SlipwayException fault)
        {
            Terminal.WriteError(fault.Kind.ToString(), Unhealthy, fault.Message);
            return Task.FromResult(Unhealthy);
        }
    }
}
