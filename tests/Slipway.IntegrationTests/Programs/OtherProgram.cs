using System.Diagnostics;

namespace Slipway.IntegrationTests.Programs;

/// <summary>A program other than Slipway: a shell, git, the SDK.</summary>
internal static class OtherProgram
{
    /// <summary>Runs a program to its end.</summary>
    public static Task<ProgramResult> RunAsync(string folder, string program, params string[] arguments) =>
        RunAsync(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder });

    /// <summary>Runs a program to its end.</summary>
    public static async Task<ProgramResult> RunAsync(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ProgramResult(process.ExitCode, await output, await error);
    }
}
