namespace Slipway.Cli.Output;

/// <summary>A word of a command line that a user is to copy.</summary>
internal static class ShellWord
{
    private const string SafeMarks = "/._-+:=@%,";

    /// <summary>The word as a shell takes it for one: quoted where it has to be.</summary>
    public static string Of(string text) =>
        text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || SafeMarks.Contains(c)) ? text : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
