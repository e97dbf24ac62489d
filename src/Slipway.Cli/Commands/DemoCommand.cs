using System.CommandLine;
using Slipway.Cli.Demo;
using Slipway.Cli.Output;
using Slipway.Cli.Results;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway demo</c>: the Boston housing example from raw text to predictions.</summary>
internal sealed class DemoCommand : SlipwayCommand
{
    private const string DefaultFolder = "slipway-demo";

    private readonly Argument<string> _folder = new Argument<string>("DIR")
    {
        Description = $"The folder to write the example to; {DefaultFolder} by default.",
        DefaultValueFactory = _ => DefaultFolder,
    }.WithText("a folder");

    public DemoCommand(Terminal terminal)
        : base("demo", "Writes the Boston housing example to a folder, loads, trains and predicts, and says what to try next.", terminal)
    {
        Add(_folder);
        Examples = ["slipway demo", "slipway demo boston"];
    }

    /// <summary>The demo writes a project of its own.</summary>
    public override bool TakesProject => false;

    protected override Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        RunAsync(parsed.GetValue(_folder)!, Terminal, cancellationToken);

    private static async Task<int> RunAsync(string folder, Terminal terminal, CancellationToken cancellationToken)
    {
        DemoResult result;
        await using (var observer = new TerminalObserver(terminal))
        {
            result = await DemoPipeline.RunAsync(folder, observer, cancellationToken).ConfigureAwait(false);
        }

        terminal.WriteResult(console => DemoView.Write(console, result), writer => DemoView.Write(writer, result));
        return 0;
    }
}
