using Slipway.Sources;
using Slipway.Sources.Servers;

namespace Slipway.Tests.Sources.Servers;

public sealed class ServerUrlOptionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", nameof(TlsMode.Prefer))]
    [InlineData("sslmode=disable", nameof(TlsMode.Disable))]
    [InlineData("sslmode=allow", nameof(TlsMode.Prefer))]
    [InlineData("sslmode=prefer", nameof(TlsMode.Prefer))]
    [InlineData("sslmode=require", nameof(TlsMode.Require))]
    [InlineData("sslmode=verify-ca", nameof(TlsMode.VerifyAuthority))]
    [InlineData("sslmode=verify-full", nameof(TlsMode.VerifyFull))]
    [InlineData("ssl_mode=DISABLED", nameof(TlsMode.Disable))]
    [InlineData("ssl_mode=PREFERRED", nameof(TlsMode.Prefer))]
    [InlineData("ssl-mode=REQUIRED", nameof(TlsMode.Require))]
    [InlineData("ssl_mode=VERIFY_CA", nameof(TlsMode.VerifyAuthority))]
    [InlineData("ssl_mode=VERIFY_IDENTITY", nameof(TlsMode.VerifyFull))]
    [InlineData("ssl=require", nameof(TlsMode.Require))]
    [InlineData("ssl=true", nameof(TlsMode.Require))]
    [InlineData("ssl=0", nameof(TlsMode.Disable))]
    [InlineData("ssl_disabled=True", nameof(TlsMode.Disable))]
    [InlineData("ssl_disabled=false", nameof(TlsMode.Prefer))]
    [InlineData("ssl_verify_cert=true", nameof(TlsMode.VerifyAuthority))]
    [InlineData("ssl_verify_identity=true", nameof(TlsMode.VerifyFull))]
    [InlineData("ssl_check_hostname=false", nameof(TlsMode.Prefer))]
    [InlineData("sslmode=verify-full&ssl_verify_cert=1", nameof(TlsMode.VerifyFull))]
    public void Tls_is_demanded_in_the_words_of_any_driver(string options, string mode)
    {
        var address = Parse(options);

        Assert.Equal(mode, address.Tls.Mode.ToString());
    }

    [Theory]
    [InlineData("ssl_ca={0}", nameof(TlsMode.VerifyAuthority))]
    [InlineData("sslrootcert={0}", nameof(TlsMode.VerifyAuthority))]
    [InlineData("ssl-ca={0}&sslmode=require", nameof(TlsMode.VerifyAuthority))]
    [InlineData("sslmode=verify-full&ssl_ca={0}", nameof(TlsMode.VerifyFull))]
    [InlineData("ssl_ca={0}&ssl_check_hostname=true", nameof(TlsMode.VerifyFull))]
    [InlineData("ssl_ca={0}&sslmode=disable", nameof(TlsMode.Disable))]
    public void A_file_of_authorities_is_there_to_be_used(string options, string mode)
    {
        var file = _folder.Write("the ca+1.pem", "");

        var address = Parse(string.Format(null, options, file.Replace("+", "%2B", StringComparison.Ordinal).Replace(' ', '+')));

        Assert.Equal((file, mode), (address.Tls.AuthorityFile, address.Tls.Mode.ToString()));
    }

    [Theory]
    [InlineData("sslcert={0}&sslkey={1}")]
    [InlineData("ssl_cert={0}&ssl_key={1}")]
    [InlineData("ssl-cert={0}&ssl-key={1}")]
    public void The_clients_own_certificate_is_a_file(string options)
    {
        var (certificate, key) = (_folder.Write("own.pem", ""), _folder.Write("own.key", ""));

        var address = Parse(string.Format(null, options, certificate, key));

        Assert.Equal((certificate, key), (address.Tls.CertificateFile, address.Tls.KeyFile));
    }

    [Theory]
    [InlineData(false, "u@/d?unix_socket=/run/mysqld/mysqld.sock", "/run/mysqld/mysqld.sock", 3306)]
    [InlineData(false, "u@localhost/d?socket=/run/my.sock", "/run/my.sock", 3306)]
    [InlineData(false, "u@%2Frun%2Fmy.sock/d", "/run/my.sock", 3306)]
    [InlineData(true, "u@/d?host=/var/run/postgresql", "/var/run/postgresql", 5432)]
    [InlineData(true, "u@/d?host=/tmp&port=5433", "/tmp", 5433)]
    [InlineData(true, "u@%2Fvar%2Frun%2Fpostgresql/d", "/var/run/postgresql", 5432)]
    [InlineData(true, "u@%2Fvar%2Frun:5433/d", "/var/run", 5433)]
    [InlineData(true, "u@/d?unix_sock=/tmp/.s.PGSQL.5433/", "/tmp", 5433)]
    public void A_unix_socket_takes_the_place_of_the_host(bool isPostgreSql, string rest, string socket, int port)
    {
        var address = ServerUrl.Parse(isPostgreSql ? DatabaseKind.PostgreSql : DatabaseKind.MySql, rest);

        Assert.Equal((socket, port), (address.Socket, address.Port));
        Assert.Equal($"database 'd' on {socket}", address.Describe());
    }

    [Theory]
    [InlineData("host=other", "other", 3306)]
    [InlineData("host=other:3307", "other", 3307)]
    [InlineData("host=[::1]:3307", "::1", 3307)]
    [InlineData("host=other&port=3308", "other", 3308)]
    public void Host_and_port_may_be_options(string options, string host, int port)
    {
        var address = Parse(options);

        Assert.Equal((host, port), (address.Host, address.Port));
    }

    [Fact]
    public void User_password_and_times_may_be_options()
    {
        var address = Parse("user=ada&password=a%26b%2Bc+d&connect_timeout=3&command_timeout=0&charset=utf8mb4");

        Assert.Equal(("ada", "a&b+c d"), (address.User, address.Password!.Reveal()));
        Assert.Equal((3, 0), (address.ConnectTimeoutSeconds, address.CommandTimeoutSeconds));
    }

    [Theory]
    [InlineData("from a file")]
    [InlineData("from a file\n")]
    [InlineData("from a file\r\nand no more\n")]
    public void A_password_file_holds_it_on_its_first_line(string content)
    {
        var file = _folder.Write("secret", content);

        var address = Parse($"password_file={file}");

        Assert.Equal("from a file", address.Password!.Reveal());
    }

    [Theory]
    [InlineData("sslmod=require", "the unknown option 'sslmod'; did you mean 'sslmode'; known are host, port")]
    [InlineData("frobnicate=1", "the unknown option 'frobnicate'; known are host, port")]
    [InlineData("sslmode", "an option 'sslmode' of an unknown value; expected disable")]
    [InlineData("sslmode=sometimes", "an option 'sslmode' of an unknown value; expected disable")]
    [InlineData("ssl=sometimes", "an option 'ssl' of an unknown value; expected true or false")]
    [InlineData("ssl_verify_cert=maybe", "an option 'ssl_verify_cert' of an unknown value; expected true or false")]
    [InlineData("ssl_ca=/no/such.pem", "names the file '/no/such.pem' by 'ssl_ca', and there is no such file")]
    [InlineData("password_file=/no/such", "names the password file '/no/such', which can't be read")]
    [InlineData("connect_timeout=1.5", "an option 'connect_timeout' that is no whole number from 0 to 65535")]
    [InlineData("connect_timeout=-1", "an option 'connect_timeout' that is no whole number from 0 to 65535")]
    [InlineData("port=0", "a port that is no number from 1 to 65535")]
    [InlineData("unix_socket=my.sock", "an option 'unix_socket' that is no absolute path")]
    [InlineData("unix_socket", "an option 'unix_socket' that is no absolute path")]
    [InlineData("host=a&host=b", "the option 'host' twice")]
    [InlineData("wo#rd", "something after the ? that is no option=value")]
    [InlineData("word", "something after the ? that is no option=value")]
    public void A_faulty_option_is_refused(string options, string message)
    {
        var fault = Assert.Throws<SlipwayException>(() => Parse(options));

        Assert.Equal(ErrorKind.Usage, fault.Kind);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    private static ServerAddress Parse(string options) => ServerUrl.Parse(DatabaseKind.MySql, $"h/d?{options}");
}
