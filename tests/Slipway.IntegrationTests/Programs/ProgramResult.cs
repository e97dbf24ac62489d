namespace Slipway.IntegrationTests.Programs;

/// <summary>How a program ended and what it said.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Error)
{
    /// <summary>All of it, for a failing test's message.</summary>
    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";
}
