using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
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
            SslMode = Mode(address.Tls),
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

        return new MySqlConnection(settings.ConnectionString)
        {
            RemoteCertificateValidationCallback = IsByKnownAuthority(address.Tls) ? RequireNoFault : null,
        };
    }

    // The driver's own VerifyFull would also ask the authority whether it has revoked the certificate, and take "it does not say" for no.
    private static bool IsByKnownAuthority(TlsOptions tls) => tls is { Mode: TlsMode.VerifyFull, AuthorityFile: null };

    private static bool RequireNoFault(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors faults) =>
        faults == SslPolicyErrors.None ? true : throw new AuthenticationException($"The certificate is not valid: {faults}");

    private static MySqlSslMode Mode(TlsOptions tls) => tls.Mode switch
    {
        TlsMode.Disable => MySqlSslMode.Disabled,
        TlsMode.Prefer => MySqlSslMode.Preferred,
        TlsMode.Require => MySqlSslMode.Required,
        TlsMode.VerifyAuthority => MySqlSslMode.VerifyCA,

        // The only mode in which the driver leaves the verdict to us.
        _ when IsByKnownAuthority(tls) => MySqlSslMode.Required,
        _ => MySqlSslMode.VerifyFull,
    };
}
