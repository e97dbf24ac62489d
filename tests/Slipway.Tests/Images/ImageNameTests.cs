using Slipway.Images.Format;

namespace Slipway.Tests.Images;

public sealed class ImageNameTests
{
    [Theory]
    [InlineData("boston", "docker.io/library/boston:latest", "boston:latest")]
    [InlineData("boston:1", "docker.io/library/boston:1", "boston:1")]
    [InlineData("me/boston:1", "docker.io/me/boston:1", "me/boston:1")]
    [InlineData("localhost/boston", "localhost/boston:latest", "localhost/boston:latest")]
    [InlineData("127.0.0.1:5000/a/b:v1.2", "127.0.0.1:5000/a/b:v1.2", "127.0.0.1:5000/a/b:v1.2")]
    [InlineData("ghcr.io/me/boston", "ghcr.io/me/boston:latest", "ghcr.io/me/boston:latest")]
    public void Names_are_read_as_Docker_reads_them(string text, string full, string familiar)
    {
        var name = ImageName.Parse(text);

        Assert.Equal((full, familiar), (name.Full, name.Familiar));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Boston")]
    [InlineData("boston:")]
    [InlineData("boston: 1")]
    [InlineData("me//boston")]
    [InlineData("-boston")]
    [InlineData("boston\n")]
    [InlineData("localhost:5000/")]
    public void What_is_no_name_is_refused(string text) =>
        Assert.Equal(ErrorKind.Usage, Assert.Throws<SlipwayException>(() => ImageName.Parse(text)).Kind);
}
