using Slipway.Sources;

namespace Slipway.Tests.Sources;

public sealed class ConnectionUrlTests
{
    [Theory]
    [InlineData("sqlite:///shop.db", "shop.db")]
    [InlineData("sqlite:////data/shop.db", "/data/shop.db")]
    [InlineData("sqlite+pysqlite:///shop.db", "shop.db")]
    [InlineData("sqlite:///a%20b.db", "a b.db")]
    [InlineData("sqlite:///shop.db?timeout=5", "shop.db")]
    [InlineData("shop.db", "shop.db")]
    [InlineData("/data/shop.db\n", "/data/shop.db")]
    public void A_file_is_sqlite(string text, string path)
    {
        var url = ConnectionUrl.Parse(text);

        Assert.Equal((DatabaseKind.Sqlite, "sqlite", path), (url.Kind, url.Provider, url.Path));
        Assert.Null(url.Server);
    }

    [Theory]
    [InlineData("mysql://h/d", "mysql")]
    [InlineData("mysql+mysqlconnector://h/d", "mysql")]
    [InlineData("mysql+pymysql://h/d", "mysql")]
    [InlineData("MySQL+MySQLdb://h/d", "mysql")]
    [InlineData("mariadb://h/d", "mariadb")]
    [InlineData("mariadb+mariadbconnector://h/d", "mariadb")]
    [InlineData("postgresql://h/d", "postgresql")]
    [InlineData("postgresql+psycopg2://h/d", "postgresql")]
    [InlineData("postgresql+asyncpg://h/d", "postgresql")]
    [InlineData("postgres://h/d", "postgresql")]
    [InlineData("  postgresql://h/d\r\n", "postgresql")]
    public void A_scheme_names_the_server_whatever_the_driver(string text, string provider)
    {
        var url = ConnectionUrl.Parse(text);

        Assert.Equal(provider, url.Provider);
        Assert.Equal(provider == "postgresql" ? DatabaseKind.PostgreSql : DatabaseKind.MySql, url.Kind);
        Assert.Equal(("h", "d"), (url.Server!.Host, url.Server.Database));
    }

    [Fact]
    public void Only_where_the_database_is_is_shown()
    {
        var url = ConnectionUrl.Parse("mysql+pymysql://ada:s3cret@[::1]:3307/shop?ssl_mode=required");

        Assert.Equal("mysql://[::1]:3307/shop", url.ToString());
        Assert.Equal("database 'shop' on [::1]:3307", url.Describe());
    }

    [Theory]
    [InlineData("oracle://ada:s3cret@h/d", "Databases of the kind 'oracle' are not supported")]
    [InlineData("postgre://ada:s3cret@h/d", "did you mean 'postgres'?")]
    [InlineData("ada:s3://cret@h/d", "Databases of this kind are not supported")]
    [InlineData("ada:s3cret@h/d", "neither a URL nor a file that is there")]
    [InlineData("mysql:/ada:s3cret@h/d", "neither a URL nor a file that is there")]
    [InlineData("mysql//ada:s3cret@h/d", "neither a URL nor a file that is there")]
    [InlineData("postgresql:ada:s3cret", "neither a URL nor a file that is there")]
    [InlineData("sqlite://ada:s3cret@h/d", "three slashes before a relative path")]
    [InlineData("sqlite:///", "no path")]
    [InlineData("", "no path")]
    public void What_is_no_database_is_refused_and_not_repeated(string text, string message)
    {
        var fault = Assert.Throws<SlipwayException>(() => ConnectionUrl.Parse(text));

        Assert.Equal(ErrorKind.Usage, fault.Kind);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("cret", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_there_may_have_any_name()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("rows@home.db", "");

        var url = ConnectionUrl.Parse(path);

        Assert.Equal(path, url.Path);
    }
}
