using Slipway.Manifests;

namespace Slipway.Tests.Manifests;

public sealed class DockerfileTextTests
{
    [Theory]
    [InlineData("houses.csv", "COPY slipway.yaml houses.csv /work/", "!houses.csv")]
    [InlineData("./data/houses.csv", "COPY slipway.yaml /work/\nCOPY data/houses.csv /work/data/", "!data/houses.csv")]
    [InlineData("my houses.csv", """COPY ["slipway.yaml", "my houses.csv", "/work/"]""", "!my houses.csv")]
    [InlineData("größe [m²] $x.csv", """COPY ["slipway.yaml", "größe [[]m²] \\$x.csv", "/work/"]""", @"!größe \[m²] $x.csv")]
    public void Rows_in_the_folder_are_copied_into_the_build_and_nothing_else_is_sent_to_it(string path, string copy, string sent)
    {
        var place = TrainingPlace.Of(path, isDatabase: false);

        var text = DockerfileText.Compose("boston", place);

        Assert.Contains($"\n{copy}\n", text, StringComparison.Ordinal);
        Assert.Contains("\nRUN [\"slipway\", \"train\"]\nUSER 10001\n", text, StringComparison.Ordinal);
        Assert.Equal($"# All but what the Dockerfile copies.\n*\n!slipway.yaml\n{sent}\n", DockerfileText.Ignore(place));
    }

    [Theory]
    [InlineData("../houses.csv")]
    [InlineData("data/../../houses.csv")]
    [InlineData("/data/houses.csv")]
    public void Rows_outside_of_the_folder_are_trained_on_before(string path)
    {
        var text = DockerfileText.Compose("boston", TrainingPlace.Of(path, isDatabase: true));

        Assert.StartsWith("#   slipway train\n#   docker build", text, StringComparison.Ordinal);
        Assert.Contains("\nCOPY model/model.txt model/metadata.json /model/\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("RUN", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_url_of_a_server_is_a_secret_of_the_build()
    {
        var text = DockerfileText.Compose("boston", new TrainingPlace.Server());

        Assert.StartsWith("#   docker build --secret id=database_url,env=DATABASE_URL -t boston .\n", text, StringComparison.Ordinal);
        Assert.Contains("\nRUN --mount=type=secret,id=database_url [\"slipway\", \"train\"]\n", text, StringComparison.Ordinal);
    }
}
