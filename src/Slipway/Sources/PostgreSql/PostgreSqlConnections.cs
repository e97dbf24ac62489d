using Npgsql;
using Slipway.Sources.Servers;

namespace Slipway.Sources.PostgreSql;

/// <summary>
/// Connections of Npgsql. A password that the URL leaves out Npgsql itself takes from <c>PGPASSWORD</c>, <c>PGPASSFILE</c> or <c>~/.pgpass</c>.
/// </summary>
internal static class PostgreSqlConnections
{
    private const int KeepaliveSeconds = 30;

    // Rows come faster in large pieces.
    private const int ReadBufferBytes = 1 << 18;

    // Else the driver would send the last day, 9999-12-31, which many write for "until further notice", as infinity: no row would equal it.
    static PostgreSqlConnections() => AppContext.SetSwitch("Npgsql.DisableDateTimeInfinityConversions", true);

    public static NpgsqlConnection Create(ServerAddress address)
    {
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = address.Socket ?? address.Host,
            Port = address.Port,
            Username = address.User,
            Password = address.Password?.Reveal(),
            Database = address.Database,
            SslMode = Mode(address.Tls.Mode),
            RootCertificate = address.Tls.AuthorityFile,
            SslCertificate = address.Tls.CertificateFile,
            SslKey = address.Tls.KeyFile,
            Timeout = address.ConnectTimeoutSeconds,
            CommandTimeout = address.CommandTimeoutSeconds,
            TcpKeepAlive = address.Socket is null,
            TcpKeepAliveTime = address.Socket is null ? KeepaliveSeconds : 0,
            ApplicationName = "slipway",
            ReadBufferSize = ReadBufferBytes,
            Pooling = false,
            Enlist = false,
        };
        var builder = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString);
        builder.EnableTransportSecurity();
        builder.EnableArrays();
        return builder.Build().CreateConnection();
    }

    private static SslMode Mode(TlsMode mode) => mode switch
    {
        TlsMode.Disable => SslMode.Disable,
        TlsMode.Prefer => SslMode.Prefer,
        TlsMode.Require => SslMode.Require,
        TlsMode.VerifyAuthority => SslMode.VerifyCA,
        _ => SslMode.VerifyFull,
    };
}
