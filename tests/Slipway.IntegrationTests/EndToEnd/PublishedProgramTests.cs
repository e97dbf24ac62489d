using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.EndToEnd;

public sealed class PublishedProgramTests : EndToEndTests
{
    private protected override Task<ProgramResult> RunAsync(params string[] arguments) => SlipwayProgram.RunAsync(Folder, arguments);
}
