using System.Text;
using Spectre.Console;

namespace Slipway.Cli.Output;

/// <summary>Standard output or standard error, and what it is connected to.</summary>
/// <param name="Writer">Writes to it.</param>
/// <param name="IsTerminal">True for a terminal that a person looks at, false for a file or pipe.</param>
/// <param name="Width">Characters a line.</param>
/// <param name="HasColors">True where colours are wanted and can be shown.</param>
internal sealed record TerminalStream(TextWriter Writer, bool IsTerminal, int Width, bool HasColors) : IAnsiConsoleOutput
{
    /// <summary>Wide enough for any table: what a machine or a pager reads is not wrapped.</summary>
    public const int UnlimitedWidth = 2000;

    int IAnsiConsoleOutput.Height => 40;

    void IAnsiConsoleOutput.SetEncoding(Encoding encoding)
    {
        // The writer's encoding is its owner's business.
    }

    public IAnsiConsole CreateConsole() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = this,
        Ansi = IsTerminal && HasAnsi ? AnsiSupport.Yes : AnsiSupport.No,
        ColorSystem = HasColors ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
        Interactive = IsTerminal ? InteractionSupport.Yes : InteractionSupport.No,
        Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
    });

    private static bool HasAnsi => Environment.GetEnvironmentVariable("TERM") is { Length: > 0 } and not "dumb";
}
