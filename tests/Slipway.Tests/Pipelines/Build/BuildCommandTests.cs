using Slipway.Images.Archives;
using Slipway.Tests.Cli;
using Slipway.Tests.Images;

namespace Slipway.Tests.Pipelines.Build;

/// <summary>What <c>slipway build</c> writes, on a small base image.</summary>
public sealed class BuildCommandTests : IAsyncLifetime
{
    private BostonProject _project = null!;

    public async ValueTask InitializeAsync()
    {
        _project = await BostonProject.CreateAsync();
        ImageArchiveWriter.Write(SampleImage.WithSbom(), [], _project.File("base.tar"));
    }

    public ValueTask DisposeAsync()
    {
        _project.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("boston-1.0", "boston-1.0.cdx.json")]
    [InlineData("boston-1.1.tar", "boston-1.1.cdx.json")]
    [InlineData("boston.TAR", "boston.cdx.json")]
    public async Task The_bill_of_materials_is_called_as_the_archive_is(string archive, string sbom)
    {
        var built = await BuildAsync("-o", _project.File(archive));

        Assert.True(built.ExitCode == 0, built.Error);
        Assert.True(File.Exists(_project.File(archive)));
        Assert.True(File.Exists(_project.File(sbom)));
    }

    private Task<Invocation> BuildAsync(params string[] arguments) =>
        Invocation.RunAsync(["build", "--base", _project.File("base.tar"), "--model-dir", _project.Model.Directory, "-t", "boston:1", .. arguments]);
}
