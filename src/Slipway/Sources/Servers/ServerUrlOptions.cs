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
        ["host"] = SetHost,
        ["port"] = (address, _, value) => address with { Port = ServerUrl.ReadPort(value) },
        ["user"] = (address, _, value) => address with { User = value },
        ["password"] = (address, _, value) => address with { Password = new Secret(value) },
        ["unix_socket"] = SetSocket,
        ["unix_sock"] = SetSocket,
        ["socket"] = SetSocket,
        ["password_file"] = (address, _, value) => address with { Password = PasswordFile.Read(value), PasswordPath = value },
        ["sslmode"] = SetTlsMode,
        ["ssl_mode"] = SetTlsMode,
        ["ssl-mode"] = SetTlsMode,
        ["ssl"] = (address, name, value) =>
            TlsModes.ContainsKey(value) ? SetTlsMode(address, name, value) : WithTls(address, IsTrue(name, value) ? TlsMode.Require : TlsMode.Disable),
        ["ssl_disabled"] = (address, name, value) => IsTrue(name, value) ? WithTls(address, TlsMode.Disable) : address,
        ["ssl_verify_cert"] = (address, name, value) => IsTrue(name, value) ? AtLeast(address, TlsMode.VerifyAuthority) : address,
        ["ssl_verify_identity"] = (address, name, value) => IsTrue(name, value) ? AtLeast(address, TlsMode.VerifyFull) : address,
        ["ssl_check_hostname"] = (address, name, value) => IsTrue(name, value) ? AtLeast(address, TlsMode.VerifyFull) : address,
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

        // Text always travels as UTF-8, and the rest is for the driver that SQLAlchemy would use.
        ["charset"] = Ignore,
        ["collation"] = Ignore,
        ["client_encoding"] = Ignore,
        ["use_unicode"] = Ignore,
        ["use_pure"] = Ignore,
        ["autocommit"] = Ignore,
        ["auth_plugin"] = Ignore,
        ["application_name"] = Ignore,
    };

    /// <exception cref="SlipwayException">An option that nobody knows, or a value that it does not take.</exception>
    public static ServerAddress Read(ServerAddress address, string query)
    {
        var given = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var option in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = option.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? option : option[..equals];
            if (!Setters.TryGetValue(name, out var set))
            {
                // What looks like no name may be the end of a password with a ? in it.
                throw ServerUrl.Fault(name.All(letter => char.IsAsciiLetter(letter) || letter is '_' or '-') && equals > 0
                    ? $"has the unknown option '{name}'{NearestName.Hint(name, Setters.Keys).TrimEnd('?')}; known are {string.Join(", ", Setters.Keys)}"
                    : "has something after the ? that is no option=value; a ? that belongs to the password is written %3F");
            }

            if (!given.Add(name))
            {
                throw ServerUrl.Fault($"has the option '{name}' twice; there is one server, and one value of each option");
            }

            // As SQLAlchemy writes it, a space is a +.
            address = set(address, name, equals < 0 ? "" : ServerUrl.Decode(option[(equals + 1)..].Replace('+', ' '), $"value of '{name}'"));
        }

        // As libpq has it, a file of authorities is there to be used.
        return address.Tls is { AuthorityFile: not null, Mode: TlsMode.Prefer or TlsMode.Require } ? WithTls(address, TlsMode.VerifyAuthority) : address;
    }

    private static ServerAddress SetHost(ServerAddress address, string name, string value)
    {
        var (host, port) = value.StartsWith('/') ? (value, null) : ServerUrl.ReadHost(value);
        address = address.At(host);
        return port is { } own ? address with { Port = own } : address;
    }

    private static ServerAddress SetSocket(ServerAddress address, string name, string value) => value.StartsWith('/')
        ? address.At(value)
        : throw ServerUrl.Fault($"has an option '{name}' that is no absolute path");

    private static ServerAddress Ignore(ServerAddress address, string name, string value) => address;

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

    private static bool IsTrue(string name, string value) => value.ToUpperInvariant() switch
    {
        "TRUE" or "1" or "YES" or "ON" => true,
        "FALSE" or "0" or "NO" or "OFF" => false,
        _ => throw ServerUrl.Fault($"has an option '{name}' of an unknown value; expected true or false"),
    };

    private static int Seconds(string name, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= 65_535
            ? seconds
            : throw ServerUrl.Fault($"has an option '{name}' that is no whole number from 0 to 65535");
}
