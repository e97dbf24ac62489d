using Slipway.Cli.Commands;
using Slipway.Cli.Output;

namespace Slipway.Tests.Cli;

public sealed class HelpTests
{
    public static TheoryData<string> Commands => [.. CommandNames()];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Each_commands_help_has_a_description_options_and_an_example(string command)
    {
        var invocation = await Invocation.RunAsync(command, "--help");

        Assert.Equal(0, invocation.ExitCode);
        Assert.Contains($"Usage:\n  slipway {command}", invocation.Output, StringComparison.Ordinal);
        Assert.Contains("--json ", invocation.Output, StringComparison.Ordinal);
        Assert.Contains($"slipway {command}", invocation.Output[invocation.Output.IndexOf("Example", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Empty(invocation.Error);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task No_line_of_help_is_wider_than_the_terminal(string command)
    {
        var invocation = await Invocation.RunAsync(command, "--help");

        var beforeExamples = invocation.Output[..invocation.Output.IndexOf("Example", StringComparison.Ordinal)];
        Assert.All(beforeExamples.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_example_is_a_command_line_that_parses(string command)
    {
        var root = SlipwayRoot.Create(Silent());
        var examples = Assert.IsType<SlipwayCommand>(root.Subcommands.Single(c => c.Name == command), exactMatch: false).Examples;

        Assert.NotEmpty(examples);
        foreach (var example in examples.Where(example => example.StartsWith("slipway ", StringComparison.Ordinal)))
        {
            var errors = root.Parse(example.Split('>')[0]["slipway ".Length..]).Errors;

            Assert.Empty(errors);
        }

    }

    [Fact]
    public async Task Slipway_alone_shows_help_with_all_commands()
    {
        var invocation = await Invocation.RunAsync();

        Assert.Equal(0, invocation.ExitCode);
        Assert.All(CommandNames(), name => Assert.Contains($"\n  {name} ", invocation.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_version_is_shown()
    {
        var invocation = await Invocation.RunAsync("--version");

        Assert.Equal(0, invocation.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+\n$", invocation.Output);
    }

    [Fact]
    public async Task Titles_are_bold_on_a_terminal_and_plain_without_colors()
    {
        var colored = await Invocation.RunAsync(isTerminal: true, hasColors: true, "train", "--help");
        var plain = await Invocation.RunAsync(isTerminal: true, hasColors: false, "train", "--help");

        Assert.Contains('\e', colored.Output);
        Assert.DoesNotContain('\e', plain.Output);
    }

    internal static IEnumerable<string> CommandNames() => SlipwayRoot.Create(Silent()).Subcommands.Where(command => !command.Hidden).Select(command => command.Name);

    private static Terminal Silent()
    {
        var stream = new TerminalStream(TextWriter.Null, IsTerminal: false, 100, HasColors: false);
        return new Terminal(stream, stream);
    }
}
