using Slipway.IntegrationTests.Programs;
using Slipway.Tests.Cli;

namespace Slipway.IntegrationTests.EndToEnd;

public sealed class InProcessTests : EndToEndTests
{
    private protected override async Task<ProgramResult> RunAsync(params string[] arguments)
    {
        var invocation = await Invocation.RunAsync(arguments);
        return new ProgramResult(invocation.ExitCode, invocation.Output, invocation.Error);
    }
}
