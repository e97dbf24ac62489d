using System.Globalization;

namespace Slipway.Sources.Servers;

/// <summary>
/// What may follow the <c>?</c> of a server's URL. Each option has the names that the usual clients and drivers give it.
/// </summary>
internal static class ServerUrlOptions
{
    private delegate ServerAddress Setter(ServerAddress address, string name, string value);

    private static readonly Dictionary<string, TlsMode> TlsModes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["disable"] = TlsMode.Disable,
        ["disabled"] = TlsMode.Disable,
        ["allow"] = TlsMode.Prefer,
        ["prefer"] = TlsMode.Prefer,
        ["preferred"] = TlsMode.Prefer,
        ["require"] = TlsMode.Require,
        ["required"] = TlsMode.Require,
        ["verify-ca"] = TlsMode.VerifyAuthority,
        ["verify_ca"] = TlsMode.VerifyAuthority,
        ["verify-full"] = TlsMode.VerifyFull,
        ["verify_identity"] = TlsMode.VerifyFull,
    };

    private static readonly Dictionary<string, Setter> Setters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["host"] = (address, _, value) => value.StartsWith('/') ? address with { Socket = value } : address with { Host = value },
        ["port"] = (address, name, value) => address with { Port = Seconds(name, value) },
        ["user"] = (address, _, value) => address with { User = value },
        ["unix_socket"] = (address, _, value) => address with { Socket = value },
        ["socket"] = (address, _, value) => address with { Socket = value },
        ["password_file"] = (address, _, value) => address with { Password = PasswordFile.Read(value), PasswordPath = value },
        ["sslmode"] = SetTlsMode,
        ["ssl_mode"] = SetTlsMode,
        ["ssl-mode"] = SetTlsMode,
        ["ssl_disabled"] = (address, _, value) => IsTrue(value) ? WithTls(address, TlsMode.Disable) : address,
        ["ssl_verify_cert"] = (address, _, value) => IsTrue(value) ? AtLeast(address, TlsMode.VerifyAuthority) : address,
        ["ssl_verify_identity"] = (address, _, value) => IsTrue(value) ? AtLeast(address, TlsMode.VerifyFull) : address,
        ["ssl_check_hostname"] = (address, _, value) => IsTrue(value) ? AtLeast(address, TlsMode.VerifyFull) : address,
        ["sslrootcert"] = SetAuthority,
        ["ssl_ca"] = SetAuthority,
        ["ssl-ca"] = SetAuthority,
        ["sslcert"] = SetCertificate,
        ["ssl_cert"] = SetCertificate,
        ["ssl-cert"] = SetCertificate,
        ["sslkey"] = SetKey,
        ["ssl_key"] = SetKey,
        ["ssl-key"] = SetKey,
        ["connect_timeout"] = (address, name, value) => address with { ConnectTimeoutSeconds = Seconds(name, value) },
        ["command_timeout"] = (address, name, value) => address with { CommandTimeoutSeconds = Seconds(name, value) },

        // Text always travels as UTF-8.
        ["charset"] = (address, _, _) => address,
        ["client_encoding"] = (address, _, _) => address,
    };

    /// <exception cref="SlipwayException">An option that nobody knows, or a value that it does not take.</exception>
    public static ServerAddress Read(ServerAddress address, string query)
    {
        foreach (var option in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = option.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? option : option[..equals];
            if (!Setters.TryGetValue(name, out var set))
            {
                // What looks like no name may be the end of a password with a ? in it.
                throw ServerUrl.Fault(name.All(letter => char.IsAsciiLetter(letter) || letter is '_' or '-') && equals > 0
                    ? $"has the unknown option '{name}'; known are {string.Join(", ", Setters.Keys)}{NearestName.Hint(name, Setters.Keys)}"
                    : "has something after the ? that is no option=value; a ? that belongs to the password is written %3F");
            }

            address = set(address, name, equals < 0 ? "" : ServerUrl.Decode(option[(equals + 1)..], $"value of '{name}'"));
        }

        // As libpq has it, a file of authorities is there to be used.
        return address.Tls is { AuthorityFile: not null, Mode: TlsMode.Prefer or TlsMode.Require } ? WithTls(address, TlsMode.VerifyAuthority) : address;
    }

    private static ServerAddress SetTlsMode(ServerAddress address, string name, string value) => TlsModes.TryGetValue(value, out var mode)
        ? WithTls(address, mode)
        : throw ServerUrl.Fault($"has an option '{name}' of an unknown value; expected {string.Join(", ", TlsModes.Keys)}");

    private static ServerAddress SetAuthority(ServerAddress address, string name, string value) =>
        address with { Tls = address.Tls with { AuthorityFile = RequireFile(name, value) } };

    private static ServerAddress SetCertificate(ServerAddress address, string name, string value) =>
        address with { Tls = address.Tls with { CertificateFile = RequireFile(name, value) } };

    private static ServerAddress SetKey(ServerAddress address, string name, string value) =>
        address with { Tls = address.Tls with { KeyFile = RequireFile(name, value) } };

    private static ServerAddress WithTls(ServerAddress address, TlsMode mode) => address with { Tls = address.Tls with { Mode = mode } };

    private static ServerAddress AtLeast(ServerAddress address, TlsMode mode) =>
        address.Tls.Mode >= mode ? address : WithTls(address, mode);

    private static string RequireFile(string name, string path) => File.Exists(path)
        ? path
        : throw ServerUrl.Fault($"names the file '{path}' by '{name}', and there is no such file");

    private static bool IsTrue(string value) => value.ToUpperInvariant() is "TRUE" or "1" or "YES" or "ON";

    private static int Seconds(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= 65_535
            ? seconds
            : throw ServerUrl.Fault($"has an option '{name}' that is no whole number from 0 to 65535");
}
