using System.CommandLine;
using Slipway.Cli.Help;
using Slipway.Cli.Output;
using Slipway.Models;
using Slipway.Projects;
using Slipway.Projects.Reading;

namespace Slipway.Cli.Commands;

/// <summary>
/// <c>slipway standby</c>: keeps a container there for <c>docker exec</c>. A container without a whole model is a mistake, which is better
/// told when it starts than at the first prediction.
/// </summary>
internal sealed class StandbyCommand : SlipwayCommand
{
    private readonly ProjectOptions _project = new(ProjectUse.Show);

    public StandbyCommand(Terminal terminal)
        : base("standby", "Checks the model, then keeps a container ready for 'docker exec' until SIGTERM or Ctrl-C ends it.", terminal)
    {
        Add("Model", _project.For(ProjectKeys.ModelDirectory, ProjectKeys.ModelFile, ProjectKeys.MetadataFile));
        Examples = ["slipway standby", "slipway standby --model-dir models/boston"];
    }

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var model = ModelFolder.Read(_project.Read(parsed).Model).Metadata.Name;
        Terminal.WriteNote($"Ready to predict with the model {model}: docker exec CONTAINER {CommandPath.Program} predict");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // To be ended is what it waits for, and no fault.
        }

        return 0;
    }
}
