using System.Diagnostics;

namespace Slipway.IntegrationTests.Programs;

/// <summary>A command under way, whose output is read meanwhile. It is killed where the test ends before it.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    public RunningProgram(string folder, params string[] arguments)
        : this(folder, new Dictionary<string, string>(), arguments)
    {
    }

    public RunningProgram(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        Process = SlipwayProgram.Start(folder, environment, arguments);
        _output = Process.StandardOutput.ReadToEndAsync();
        _error = Process.StandardError.ReadToEndAsync();
    }

    public Process Process { get; }

    /// <summary>How it ends.</summary>
    public async Task<ProgramResult> EndAsync()
    {
        await Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ProgramResult(Process.ExitCode, await _output, await _error);
    }

    public async ValueTask DisposeAsync()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
            await Process.WaitForExitAsync();
        }

        Process.Dispose();
    }
}
