using System.Diagnostics;
using Slipway.Tests;

namespace Slipway.IntegrationTests.Programs;

/// <summary>The published native program, run as its users run it.</summary>
internal sealed class SlipwayProgram
{
    private const string PathVariable = "SLIPWAY_PROGRAM";

    /// <summary>Where <c>dotnet publish src/Slipway.Cli</c> put it, or where the environment says it is.</summary>
    public static string Path { get; } = Find();

    /// <summary>Runs a command to its end.</summary>
    public static Task<ProgramResult> RunAsync(string folder, params string[] arguments) => RunAsync(folder, new Dictionary<string, string>(), arguments);

    /// <summary>Runs a command to its end, with environment variables.</summary>
    public static async Task<ProgramResult> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        await using var running = new RunningProgram(folder, environment, arguments);
        return await running.EndAsync();
    }

    /// <summary>Starts a command; both of its streams are to be read.</summary>
    public static Process Start(string folder, params string[] arguments) => Start(folder, new Dictionary<string, string>(), arguments);

    public static Process Start(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in new[] { "MODEL_DIR", "MODEL_FILE", "METADATA_FILE", "DATABASE_URL", "SLIPWAY_COMMAND" })
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static string Find()
    {
        var program = Environment.GetEnvironmentVariable(PathVariable)
            ?? System.IO.Path.Combine(Repository.Root, "artifacts", "publish", "Slipway.Cli", "release", "slipway");
        return File.Exists(program)
            ? program
            : throw new FileNotFoundException($"There is no program '{program}'. Run dotnet publish src/Slipway.Cli -c Release, or set {PathVariable}.");
    }
}
