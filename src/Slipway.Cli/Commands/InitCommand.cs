using System.CommandLine;
using Slipway.Cli.Output;
using Slipway.Projects;
using Slipway.Projects.Reading;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway init</c>: looks at a table or file and writes a project file for it.</summary>
internal sealed class InitCommand : SlipwayCommand
{
    private readonly ProjectOptions _project = new(ProjectUse.Load);

    private readonly Option<string> _table = new("--table") { Description = "The table to look at.", HelpName = "TABLE" };

    private readonly Option<string> _file = new("--file") { Description = "A CSV or TSV file to look at instead.", HelpName = "FILE" };

    private readonly Option<string> _target = new("--target")
    {
        Description = "The column to predict; the last one by default.",
        HelpName = "COLUMN",
    };

    private readonly Option<bool> _force = new("--force") { Description = "Replaces a project file that is there." };

    public InitCommand(Terminal terminal)
        : base("init", $"Looks at a table or a file and writes a {ProjectInput.DefaultFile} for it, with comments.", terminal)
    {
        Add("Rows", [.. _project.For(ProjectKeys.Database), _table, _file, _target]);
        Add("Project file", _force);
        Examples = ["slipway init --database sqlite:///boston.db --table boston_housing", "slipway init --file houses.csv --target price"];
    }

    protected override Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        throw new SlipwayException(ErrorKind.Internal, "Writing a project file is not connected yet.");
}
