using System.Globalization;

namespace Slipway.Sources.Servers;

/// <summary>Writes the URL that leads to a database, for files that are shared: without the password.</summary>
internal static class ServerUrlText
{
    public static string Compose(string scheme, ServerAddress address)
    {
        var user = address.User is null ? "" : $"{Uri.EscapeDataString(address.User)}@";
        var host = address.Host.Contains(':', StringComparison.Ordinal) ? $"[{address.Host}]" : Uri.EscapeDataString(address.Host);
        var place = address.Socket is null ? FormattableString.Invariant($"{host}:{address.Port}") : "";
        var options = string.Join('&', Options(address).Where(option => option.Value is not null).Select(option => $"{option.Name}={EscapePath(option.Value!)}"));
        return $"{scheme}://{user}{place}/{Uri.EscapeDataString(address.Database)}{(options.Length > 0 ? "?" : "")}{options}";
    }

    // Those that are not as they are by default.
    private static IEnumerable<(string Name, string? Value)> Options(ServerAddress address)
    {
        var defaults = new ServerAddress { Kind = address.Kind, Port = address.Port, Database = address.Database };
        return
        [
            ("unix_socket", address.Socket),
            ("port", address.Socket is null || address.Kind == DatabaseKind.MySql ? null : address.Port.ToString(CultureInfo.InvariantCulture)),
            ("password_file", address.PasswordPath),
            ("sslmode", address.Tls.Mode == defaults.Tls.Mode ? null : Word(address.Tls.Mode)),
            ("sslrootcert", address.Tls.AuthorityFile),
            ("sslcert", address.Tls.CertificateFile),
            ("sslkey", address.Tls.KeyFile),
            ("connect_timeout", Changed(address.ConnectTimeoutSeconds, defaults.ConnectTimeoutSeconds)),
            ("command_timeout", Changed(address.CommandTimeoutSeconds, defaults.CommandTimeoutSeconds)),
        ];
    }

    private static string Word(TlsMode mode) => mode switch
    {
        TlsMode.Disable => "disable",
        TlsMode.Prefer => "prefer",
        TlsMode.Require => "require",
        TlsMode.VerifyAuthority => "verify-ca",
        _ => "verify-full",
    };

    private static string? Changed(int seconds, int otherwise) => seconds == otherwise ? null : seconds.ToString(CultureInfo.InvariantCulture);

    private static string EscapePath(string value) => Uri.EscapeDataString(value).Replace("%2F", "/", StringComparison.Ordinal);
}
