using Slipway.Sources;
using Slipway.Sources.Servers;

namespace Slipway.Tests.Sources.Servers;

public sealed class ServerUrlTests
{
    [Theory]
    [InlineData("root:secret@mysql_db/mysql", "root", "secret", "mysql_db", 3306, "mysql")]
    [InlineData("root:secret@mysql-db:3307/shop", "root", "secret", "mysql-db", 3307, "shop")]
    [InlineData("root:secret@h:/shop", "root", "secret", "h", 3306, "shop")]
    [InlineData("root@h/shop", "root", null, "h", 3306, "shop")]
    [InlineData("root:@h/shop", "root", "", "h", 3306, "shop")]
    [InlineData(":secret@h/shop", null, "secret", "h", 3306, "shop")]
    [InlineData("@h/shop", null, null, "h", 3306, "shop")]
    [InlineData("h/shop", null, null, "h", 3306, "shop")]
    [InlineData("h:1/shop", null, null, "h", 1, "shop")]
    [InlineData("/shop", null, null, "localhost", 3306, "shop")]
    [InlineData("root@/shop", "root", null, "localhost", 3306, "shop")]
    [InlineData("root@:3307/shop", "root", null, "localhost", 3307, "shop")]
    [InlineData("root:s@[::1]/shop", "root", "s", "::1", 3306, "shop")]
    [InlineData("root:s@[2001:db8::7]:65535/shop", "root", "s", "2001:db8::7", 65535, "shop")]
    [InlineData("[fe80::1%25eth0]/shop", null, null, "fe80::1%eth0", 3306, "shop")]
    [InlineData("h/my%20shop", null, null, "h", 3306, "my shop")]
    [InlineData("h/größe", null, null, "h", 3306, "größe")]
    public void The_parts_are_found(string rest, string? user, string? password, string host, int port, string database)
    {
        var address = ServerUrl.Parse(DatabaseKind.MySql, rest);

        Assert.Equal((user, password, host, port, database), (address.User, address.Password?.Reveal(), address.Host, address.Port, address.Database));
    }

    [Theory]
    [InlineData("a:b", "x")]
    [InlineData("a/b?c#d", "x")]
    [InlineData("p%20q", "100%25")]
    [InlineData("user", "a+b c&d=e;f'g\"h`i\\j|k{l}m[n]o<p>q,r.s~t!u$v^w*x(y)z-_")]
    [InlineData("ユーザー", "пароль ñ €")]
    public void User_and_password_are_percent_encoded(string user, string password)
    {
        var address = ServerUrl.Parse(DatabaseKind.PostgreSql, $"{Uri.EscapeDataString(user)}:{Uri.EscapeDataString(password)}@h/d");

        Assert.Equal((user, password), (address.User, address.Password!.Reveal()));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a?b=c&d")]
    [InlineData("a:b")]
    [InlineData("a#b")]
    [InlineData("a+b c")]
    [InlineData("://")]
    [InlineData("[a]")]
    public void A_password_may_hold_anything_but_an_at_as_it_is(string password)
    {
        var address = ServerUrl.Parse(DatabaseKind.PostgreSql, $"ada:{password}@h/d");

        Assert.Equal(("ada", password, "h", "d"), (address.User, address.Password!.Reveal(), address.Host, address.Database));
    }

    [Theory]
    [InlineData("ada:p@zz@h/d", "more than one @")]
    [InlineData("ada:p@zz?x=y@h/d", "more than one @")]
    [InlineData("ada:p@h/d?password_file=/a@b", "more than one @")]
    [InlineData("a/da:pw@h/d", "an @ with a / or ? before it")]
    [InlineData("h/d?password_file=/a@b", "an @ with a / or ? before it")]
    [InlineData("ada:100%@h/d", "a % in the password")]
    [InlineData("ada%zz:pw@h/d", "a % in the user's name")]
    [InlineData("h%/d", "a % in the host")]
    [InlineData("h/d%1", "a % in the database's name")]
    [InlineData("h/d?ssl_ca=%", "a % in the value of 'ssl_ca'")]
    [InlineData("ada:pw/zz/d", "a port that is no number")]
    [InlineData("h:0/d", "a port that is no number")]
    [InlineData("h:65536/d", "a port that is no number")]
    [InlineData("h:+1/d", "a port that is no number")]
    [InlineData("::1/d", "several colons")]
    [InlineData("[::1/d", "a [ before the host without a ]")]
    [InlineData("[::1]x/d", "something other than a port")]
    [InlineData("/ada:zz@d", "an @ with a / or ? before it")]
    [InlineData("/ada:zz", "a : behind the host's /")]
    [InlineData("ada:/zz/d", "a : after the host and no port")]
    [InlineData("h", "names no database")]
    [InlineData("h/", "names no database")]
    [InlineData("", "names no database")]
    public void A_malformed_url_is_refused_by_its_part(string rest, string message)
    {
        var fault = Fault(rest);

        Assert.Equal(ErrorKind.Usage, fault.Kind);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("zz", fault.Message, StringComparison.Ordinal);
    }

    private static SlipwayException Fault(string rest) => Assert.Throws<SlipwayException>(() => ServerUrl.Parse(DatabaseKind.MySql, rest));
}
