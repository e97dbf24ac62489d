using System.CommandLine;
using System.CommandLine.Parsing;

namespace Slipway.Cli.Commands;

/// <summary>Words on the command line that must say something: <c>--file "$FILE"</c> says nothing where the variable is not set.</summary>
internal static class NotEmpty
{
    /// <param name="option">The option.</param>
    /// <param name="expected">What its value is: "a file's path".</param>
    public static Option<string> WithText(this Option<string> option, string expected)
    {
        option.Validators.Add(result => Require(result, option.Name, expected));
        return option;
    }

    /// <inheritdoc cref="WithText(Option{string}, string)"/>
    public static Argument<string> WithText(this Argument<string> argument, string expected)
    {
        argument.Validators.Add(result => Require(result, argument.Name, expected));
        return argument;
    }

    private static void Require(SymbolResult result, string name, string expected)
    {
        if (result.Tokens.Any(token => token.Value.Length == 0))
        {
            result.AddError($"{name}: expected {expected}, found ''.");
        }
    }
}
