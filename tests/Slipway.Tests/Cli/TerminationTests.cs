using Slipway.Cli;

namespace Slipway.Tests.Cli;

public sealed class TerminationTests
{
    [Theory]
    [InlineData(2, 130)]
    [InlineData(15, 143)]
    public void The_first_signal_asks_to_stop_and_sets_the_exit_code(int signal, int exitCode)
    {
        using var termination = new Termination(listens: false);

        var isFirst = termination.Receive(signal);
        var isFirstAgain = termination.Receive(17 - signal);

        Assert.True(isFirst);
        Assert.False(isFirstAgain);
        Assert.True(termination.Token.IsCancellationRequested);
        Assert.Equal(exitCode, termination.ExitCode);
    }
}
