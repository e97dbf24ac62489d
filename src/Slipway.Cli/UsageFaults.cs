using System.CommandLine;
using System.CommandLine.Parsing;
using Slipway.Cli.Commands;
using Slipway.Cli.Help;
using Slipway.Sources;

namespace Slipway.Cli;

/// <summary>Words what the parser of the command line objects to, with the nearest name and the way to help.</summary>
internal static class UsageFaults
{
    private const string OfArgument = "Argument ";

    public static SlipwayException ToException(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var path = CommandPath.Of(command);
        var lines = Unmatched(parsed).Select(token => Unmatched(token, command, path)).ToList();
        lines.AddRange(parsed.Errors
            .Select(Message)
            .Where(message => !parsed.UnmatchedTokens.Any(token => message.Contains($"'{token}'", StringComparison.Ordinal)))
            .Select(message => WithoutUrls(OnOneLine(message), parsed)));
        lines.Add($"See '{path} --help'.");
        return new SlipwayException(ErrorKind.Usage, string.Join('\n', lines.Distinct()));
    }

    // The parser calls an option's value an argument, and does not say of which option.
    private static string Message(ParseError error) =>
        error.SymbolResult is OptionResult { Option.Name: var name } && error.Message.StartsWith(OfArgument, StringComparison.Ordinal)
            ? $"{name}: {error.Message[OfArgument.Length..]}"
            : error.Message;

    // What follows an unknown option is most likely its value, of which there is nothing more to say.
    private static IEnumerable<string> Unmatched(ParseResult parsed)
    {
        var words = parsed.Tokens.Select(token => token.Value).ToList();
        return parsed.UnmatchedTokens.Where(token =>
            token.StartsWith('-') || words.IndexOf(token) is not (> 0 and var index) || !parsed.UnmatchedTokens.Contains(words[index - 1]));
    }

    private static string OnOneLine(string message) =>
        string.Join(' ', message.Split((char[])['\n', '\t'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static string Unmatched(string token, Command command, string path)
    {
        if (token.StartsWith('-'))
        {
            var name = token.Split('=')[0];
            var hint = NearestName.Hint(name, OptionsOf(command).Select(option => option.Name));
            return Sentence($"'{path}' has no option {Shown(name)}{hint}");
        }

        return command.Subcommands.Count > 0
            ? Sentence($"'{path}' has no command {Shown(token)}{NearestName.Hint(token, command.Subcommands.Where(c => !c.Hidden).Select(c => c.Name))}")
            : $"'{path}' does not expect {Shown(token)}.";
    }

    private static IEnumerable<Option> OptionsOf(Command command) => command.Options.Concat(GlobalOptions.All).Where(option => !option.Hidden);

    private static string Sentence(string text) => text.EndsWith('?') ? text : text + ".";

    // A URL may hold a password.
    private static string Shown(string token) => ConnectionUrl.MayBe(token) ? "a URL here" : $"'{token}'";

    private static string WithoutUrls(string message, ParseResult parsed) => parsed.Tokens
        .Select(token => token.Value)
        .Where(ConnectionUrl.MayBe)
        .Aggregate(message, (shown, url) => shown.Replace(url, "(a URL)", StringComparison.Ordinal));
}
