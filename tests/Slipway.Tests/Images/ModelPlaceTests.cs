using Slipway.Images;
using Slipway.Projects;

namespace Slipway.Tests.Images;

public sealed class ModelPlaceTests
{
    [Theory]
    [InlineData("boston:1", "docker save boston:1 -o boston.tar.")]
    [InlineData("me/boston:v1.2", "docker save me/boston:v1.2 -o boston.tar.")]
    public async Task An_image_without_its_registry_is_told_what_it_may_be(string place, string words)
    {
        var fault = await ReadAsync(place);

        Assert.Equal(ErrorKind.Model, fault.Kind);
        Assert.Contains($"There is no model '{place}': expected a model's folder, an image's archive, or the name of an image with its registry, HOST/NAME:TAG.", fault.Message, StringComparison.Ordinal);
        Assert.EndsWith(words, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none.tar")]
    [InlineData("models/none")]
    [InlineData("./none:1")]
    public async Task Other_places_that_are_not_there_are_told_what_they_may_be(string place) =>
        Assert.EndsWith(
            $"There is no model '{place}': expected a model's folder, an image's archive, or the name of an image with its registry, HOST/NAME:TAG.",
            (await ReadAsync(place)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task The_projects_own_folder_is_one_to_train_into() =>
        Assert.Contains("Train one (slipway train)", (await ReadAsync(new ModelLocation().Directory)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("tree\nversion=v4\n", false, "Make a model folder of it first: slipway import *.")]
    [InlineData("{\"learner\":{}}", false, "Make a model folder of it first: slipway import *.")]
    [InlineData("\u0008\u0007", false, "Make a model folder of it first: slipway import *.")]
    [InlineData("tree\nversion=v4\n", true, "Name its folder: '+'.")]
    public async Task A_models_file_is_told_from_an_images_archive(string content, bool withMetadata, string remedy)
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("any", content);
        if (withMetadata)
        {
            folder.Write("metadata.json", "{}");
        }

        var fault = await ReadAsync(file);

        Assert.Equal(ErrorKind.Model, fault.Kind);
        Assert.Equal(
            $"'{file}' looks like a model's file; expected a model's folder or an image's archive. {remedy.Replace("*", file, StringComparison.Ordinal).Replace("+", folder.Path, StringComparison.Ordinal)}",
            fault.Message);
    }

    private static Task<SlipwayException> ReadAsync(string place) =>
        Assert.ThrowsAsync<SlipwayException>(() => ModelPlace.ReadAsync(place, new ModelLocation(), TestContext.Current.CancellationToken));
}
