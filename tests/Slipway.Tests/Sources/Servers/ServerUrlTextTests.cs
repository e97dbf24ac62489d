using Slipway.Sources;
using Slipway.Sources.Servers;

namespace Slipway.Tests.Sources.Servers;

public sealed class ServerUrlTextTests
{
    [Theory]
    [InlineData("mysql+mysqlconnector://us%40er:se%3Acret@db/shop", "mysql://us%40er@db:3306/shop")]
    [InlineData("postgres://user:secret@[::1]:5433/sh%20op", "postgresql://user@[::1]:5433/sh%20op")]
    [InlineData("mariadb://:secret@/shop?unix_socket=/run/my%20sql.sock", "mariadb:///shop?unix_socket=/run/my%20sql.sock")]
    [InlineData("postgresql://u:secret@/shop?host=/run/pg&port=5433", "postgresql://u@/shop?unix_socket=/run/pg&port=5433")]
    [InlineData("mysql://u:secret@db/shop?ssl_mode=REQUIRED&connect_timeout=5&command_timeout=60", "mysql://u@db:3306/shop?sslmode=require&connect_timeout=5&command_timeout=60")]
    [InlineData("postgresql://db/${HOME}", "postgresql://db:5432/%24%7BHOME%7D")]
    public void The_same_database_is_named_without_the_password(string url, string expected)
    {
        var database = ConnectionUrl.Parse(url);

        var text = ServerUrlText.Compose(database.Provider, database.Server!);

        var again = ConnectionUrl.Parse(text).Server!;
        Assert.Equal(expected, text);
        Assert.Equal(database.Server! with { Password = null }, again);
    }

    [Fact]
    public void A_file_that_holds_the_password_is_named()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("password", "secret\n");

        var text = ServerUrlText.Compose("mysql", ConnectionUrl.Parse($"mysql://u@db/shop?password_file={file}").Server!);

        Assert.Equal($"mysql://u@db:3306/shop?password_file={file}", text);
        Assert.Equal("secret", ConnectionUrl.Parse(text).Server!.Password!.Reveal());
    }
}
