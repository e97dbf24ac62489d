namespace Slipway.Cli.Output;

/// <summary>The forms in which notes, warnings, errors and progress are written to standard error.</summary>
internal static class LogFormat
{
    public const string Option = "--log-format";
    public const string Variable = "SLIPWAY_LOG_FORMAT";
    public const string Text = "text";
    public const string Json = "json";

    /// <summary>Whether it is JSON, by the option or else the environment variable; asked before the command line is parsed, whose faults are logged too.</summary>
    /// <exception cref="SlipwayException">The variable names no form.</exception>
    public static bool IsJson(IReadOnlyList<string> args)
    {
        for (var i = args.Count - 1; i >= 0; i--)
        {
            if (args[i].StartsWith($"{Option}=", StringComparison.Ordinal) || (args[i] == Option && i + 1 < args.Count))
            {
                return (args[i] == Option ? args[i + 1] : args[i][(Option.Length + 1)..]) == Json;
            }
        }

        return Environment.GetEnvironmentVariable(Variable) switch
        {
            null or "" or Text => false,
            Json => true,
            var other => throw new SlipwayException(ErrorKind.Usage, $"The environment variable {Variable}: expected {Text} or {Json}, found '{other}'."),
        };
    }
}
