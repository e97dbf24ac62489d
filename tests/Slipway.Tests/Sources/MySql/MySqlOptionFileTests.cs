using Slipway.Sources.MySql;

namespace Slipway.Tests.Sources.MySql;

public sealed class MySqlOptionFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("password=plain", "plain")]
    [InlineData("  password =  spaced  ", "spaced")]
    [InlineData("password='in # quotes '", "in # quotes ")]
    [InlineData("password=\"p'w\"", "p'w")]
    [InlineData("password=before # a comment", "before")]
    [InlineData(@"password=a\sb\\c\td", "a b\\c\td")]
    [InlineData(@"password=""a\""b""", "a\"b")]
    [InlineData("password=a=b", "a=b")]
    [InlineData("password=", "")]
    public void A_value_is_read_as_mysql_reads_it(string line, string expected)
    {
        var path = _folder.Write("my.cnf", $"[client]\n{line}\n");

        var options = MySqlOptionFile.ReadClient(path);

        Assert.Equal(expected, options["password"]);
    }

    [Fact]
    public void Only_what_all_clients_read_is_taken()
    {
        var path = _folder.Write("my.cnf", "user=nobody\n[mysqldump]\nuser=dump\n[client] # ours\n#user=comment\n;user=comment\nquick\nuser=ada\n[mysqld]\nuser=mysql\n");

        var options = MySqlOptionFile.ReadClient(path);

        Assert.Equal([new KeyValuePair<string, string>("user", "ada")], options);
    }

    [Fact]
    public void Without_a_file_there_are_no_options()
    {
        var options = MySqlOptionFile.ReadClient(_folder.File("my.cnf"));

        Assert.Empty(options);
    }
}
