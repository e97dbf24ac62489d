using System.Text.Json.Nodes;
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

    [Fact]
    public async Task The_previous_model_is_held_against_the_target_that_the_new_one_was_trained_for()
    {
        var built = await BuildWithPreviousAsync("--database", $"sqlite:///{_project.DatabasePath}", "--set", "train.target=rm", "--threads", "1", "--json");

        Assert.True(built.ExitCode == 0, built.Error);
        var json = JsonNode.Parse(built.Output)!;
        Assert.Equal((double)json["previous"]!["mean_square_error"]!, (double)json["test_metrics"]!["mean_square_error"]!);
        Assert.InRange((double)json["test_metrics"]!["mean_square_error"]!, 1, 100);
    }

    [Fact]
    public async Task The_database_with_the_test_rows_is_waited_for()
    {
        var built = await BuildWithPreviousAsync("--database", "mysql://root@127.0.0.1:1/shop", "--wait", "1s", "--set", "train.target=medv");

        Assert.True(built.ExitCode == (int)ErrorKind.Database, built.Error);
        Assert.Contains("It was waited for 1 s.", built.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_was_imported_is_built_but_not_held_against_a_previous_one()
    {
        File.WriteAllLines(_project.File("features.txt"), ["crim", "zn", "indus", "chas", "nox", "rm", "age", "dis", "rad", "tax", "ptratio", "b", "lstat"]);
        var imported = await Invocation.RunAsync(
            "import", _project.Model.ModelPath, "--features", _project.File("features.txt"), "--database", _project.DatabasePath, "--table", "boston",
            "--target", "medv", "--model-dir", _project.Model.Directory);

        var built = await BuildAsync("-o", _project.File("boston.tar"), "--json");
        var failing = await BuildAsync("-o", _project.File("boston.tar"), "--set", "gate=train_r2 >= 0");
        var compared = await BuildWithPreviousAsync("--database", _project.DatabasePath, "--set", "train.target=medv");

        Assert.True(imported.ExitCode == 0, imported.Error);
        Assert.True(built.ExitCode == 0, built.Error);
        Assert.InRange((double)JsonNode.Parse(built.Output)!["test_metrics"]!["mean_square_error"]!, 0, 20);
        Assert.Equal((int)ErrorKind.Usage, failing.ExitCode);
        Assert.Contains("nothing is known of the rows that it was trained on", failing.Error, StringComparison.Ordinal);
        Assert.Equal((int)ErrorKind.Usage, compared.ExitCode);
        Assert.Contains("The model was imported", compared.Error, StringComparison.Ordinal);
    }

    private Task<Invocation> BuildWithPreviousAsync(params string[] arguments) => BuildAsync(
        ["-o", _project.File("boston.tar"), "--previous", _project.Model.Directory, "--set", "train.table=boston", "--set", "train.key=id", .. arguments]);

    private Task<Invocation> BuildAsync(params string[] arguments) =>
        Invocation.RunAsync(["build", "--base", _project.File("base.tar"), "--model-dir", _project.Model.Directory, "-t", "boston:1", .. arguments]);
}
