using System.CommandLine;
using Slipway.Cli.Output;
using Slipway.Cli.Results;
using Slipway.Pipelines;
using Slipway.Pipelines.Init;
using Slipway.Projects;
using Slipway.Projects.Reading;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway init</c>: looks at a table or file and writes a project file for it.</summary>
internal sealed class InitCommand : SlipwayCommand
{
    private readonly ProjectOptions _project = new(ProjectUse.Init);

    private readonly Option<string> _table = new Option<string>("--table")
    {
        Description = "The table or view to look at. Default: the only one of the database.",
        HelpName = "TABLE",
    }.WithText("a table's name");

    private readonly Option<string> _file = new Option<string>("--file") { Description = "A CSV or TSV file to look at instead.", HelpName = "FILE" }.WithText("a file's path");

    private readonly Option<string> _target = new Option<string>("--target")
    {
        Description = "The column to predict. Default: the last one.",
        HelpName = "COLUMN",
    }.WithText("a column's name");

    private readonly Option<string> _name =
        new Option<string>("--name") { Description = "The model's name. Default: the table's or file's.", HelpName = "NAME" }.WithText("a name");

    private readonly Option<bool> _force = new("--force") { Description = "Replaces slipway.yaml, Dockerfile, .dockerignore and compose.yaml where they are there." };

    public InitCommand(Terminal terminal)
        : base("init", $"Looks at a table or a file and writes {ProjectInput.DefaultFile}, Dockerfile and compose.yaml for it, with comments.", terminal)
    {
        Add("Rows", [.. _project.For(ProjectKeys.Database, ProjectKeys.Wait), _table, _file, _target]);
        Add("Project file", _name, _force);
        Examples = ["slipway init --database sqlite:///boston.db --table boston_housing", "slipway init --file houses.csv --target price"];
    }

    protected override Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var project = _project.Read(parsed);
        var options = new InitOptions
        {
            ProjectFile = parsed.GetValue(GlobalOptions.Project) ?? ProjectInput.DefaultFile,
            Replaces = parsed.GetValue(_force),
            Database = project.Database,
            Table = parsed.GetValue(_table),
            File = parsed.GetValue(_file),
            Target = parsed.GetValue(_target),
            Name = parsed.GetValue(_name),
        };
        return RunAsync(options, project.Wait, Terminal, cancellationToken);
    }

    private static async Task<int> RunAsync(InitOptions options, TimeSpan wait, Terminal terminal, CancellationToken cancellationToken)
    {
        InitResult result;
        await using (var observer = new TerminalObserver(terminal))
        {
            await DatabaseWait.UntilReadyAsync(options.Database, wait, observer, cancellationToken).ConfigureAwait(false);
            result = await new InitPipeline(options, observer).RunAsync(cancellationToken).ConfigureAwait(false);
        }

        terminal.WriteResult(console => InitView.Write(console, result), writer => InitView.Write(writer, result));
        return 0;
    }
}
