using Slipway.Pipelines.Build;

namespace Slipway.Tests.Pipelines.Build;

public sealed class PackedProjectTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("database: mysql://root:secret@db/shop")]
    [InlineData("database: ${DATABASE_URL:-postgresql://me:s3cret@db/shop}")]
    [InlineData("database: postgresql://db/shop?user=me&password=secret")]
    public void A_password_does_not_go_into_an_image(string line)
    {
        var path = _folder.Write("slipway.yaml", $"name: a\n{line}\n");

        var fault = Assert.Throws<SlipwayException>(() => PackedProject.Read(path));

        Assert.Equal(ErrorKind.Usage, fault.Kind);
        Assert.Contains("slipway.yaml, line 2: a password", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("cret", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("database: ${DATABASE_URL:-sqlite:///boston.db}")]
    [InlineData("database: mysql://root@db/shop")]
    [InlineData("database: mysql://root:${PASSWORD}@db/shop")]
    [InlineData("# see https://example.com/a:b")]
    public void Other_projects_go_in_as_they_are(string line)
    {
        var path = _folder.Write("slipway.yaml", $"{line}\n");

        Assert.Equal(File.ReadAllBytes(path), PackedProject.Read(path));
    }
}
