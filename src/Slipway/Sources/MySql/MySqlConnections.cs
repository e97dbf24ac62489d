using MySqlConnector;
using Slipway.Sources.Servers;

namespace Slipway.Sources.MySql;

/// <summary>Connections of MySqlConnector.</summary>
internal static class MySqlConnections
{
    private const int KeepaliveSeconds = 30;

    public static MySqlConnection Create(ServerAddress address, ServerUse use)
    {
        var login = MySqlLogin.Find(address);
        var settings = new MySqlConnectionStringBuilder
        {
            Server = address.Socket ?? address.Host,
            Port = (uint)address.Port,
            ConnectionProtocol = address.Socket is null ? MySqlConnectionProtocol.Sockets : MySqlConnectionProtocol.UnixSocket,
            UserID = login.User,
            Password = login.Password?.Reveal(),
            Database = address.Database,
            SslMode = Mode(address.Tls.Mode),
            ConnectionTimeout = (uint)address.ConnectTimeoutSeconds,
            DefaultCommandTimeout = (uint)address.CommandTimeoutSeconds,
            Keepalive = KeepaliveSeconds,
            ApplicationName = "slipway",
            Pooling = false,
            AutoEnlist = false,

            // A connection has one transaction at a time, and each command is part of it.
            IgnoreCommandTransaction = true,

            // A query's own @variables are none of our parameters.
            AllowUserVariables = true,

            // The zero date would be an error; so it is 0001-01-01, which MySQL can't hold otherwise.
            ConvertZeroDateTime = true,

            // CHAR(36) is text, whatever it looks like.
            GuidFormat = MySqlGuidFormat.None,
            AllowLoadLocalInfile = use == ServerUse.Write,
        };
        if (address.Tls.AuthorityFile is { } authority)
        {
            settings.SslCa = authority;
        }

        if (address.Tls.CertificateFile is { } certificate)
        {
            settings.SslCert = certificate;
            settings.SslKey = address.Tls.KeyFile ?? certificate;
        }

        return new MySqlConnection(settings.ConnectionString);
    }

    private static MySqlSslMode Mode(TlsMode mode) => mode switch
    {
        TlsMode.Disable => MySqlSslMode.Disabled,
        TlsMode.Prefer => MySqlSslMode.Preferred,
        TlsMode.Require => MySqlSslMode.Required,
        TlsMode.VerifyAuthority => MySqlSslMode.VerifyCA,
        _ => MySqlSslMode.VerifyFull,
    };
}
