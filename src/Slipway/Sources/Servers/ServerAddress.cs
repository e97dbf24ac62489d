using System.Globalization;

namespace Slipway.Sources.Servers;

/// <summary>Where a database server is and how to log in to it.</summary>
internal sealed record ServerAddress
{
    private const string PostgreSqlSocket = "/.s.PGSQL.";

    public required DatabaseKind Kind { get; init; }

    /// <summary>A name or an IP address, without brackets.</summary>
    public string Host { get; init; } = "localhost";

    public required int Port { get; init; }

    /// <summary>A Unix socket, in place of host and port: MySQL's file, or the folder of PostgreSQL's. Null for none.</summary>
    public string? Socket { get; init; }

    public string? User { get; init; }

    /// <summary>Null where the URL has none: then the usual client files and variables are looked at.</summary>
    public Secret? Password { get; init; }

    /// <summary>The file that the password is from; null where the URL names none.</summary>
    public string? PasswordPath { get; init; }

    public required string Database { get; init; }

    public TlsOptions Tls { get; init; } = new();

    /// <summary>How long to wait for a connection, in whole seconds.</summary>
    public int ConnectTimeoutSeconds { get; init; } = 15;

    /// <summary>How long one statement may take, in whole seconds; 0 for as long as it likes.</summary>
    public int CommandTimeoutSeconds { get; init; }

    /// <summary>This address with another host, which may also be the path of a socket. Empty text changes nothing.</summary>
    public ServerAddress At(string host)
    {
        if (!host.StartsWith('/'))
        {
            return host.Length > 0 ? this with { Host = host } : this;
        }

        // Some drivers want the file, where PostgreSQL's own library wants its folder.
        var file = host.TrimEnd('/').LastIndexOf(PostgreSqlSocket, StringComparison.Ordinal);
        return Kind == DatabaseKind.PostgreSql && file >= 0
            ? this with { Socket = host[..file], Port = ServerUrl.ReadPort(host.TrimEnd('/')[(file + PostgreSqlSocket.Length)..]) }
            : this with { Socket = host };
    }

    /// <summary>Host and port, or the socket.</summary>
    public string Endpoint => Socket ?? string.Create(CultureInfo.InvariantCulture, $"{(Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]" : Host)}:{Port}");

    /// <summary>What of the URL says so, for messages.</summary>
    public string Place => Socket is null ? "host and port" : Kind == DatabaseKind.MySql ? "unix_socket" : "host (the socket's folder) and port";

    /// <summary>How messages call it: <c>database 'shop' on db:5432</c>.</summary>
    public string Describe() => $"database '{Database}' on {Endpoint}";

    /// <summary>Without anything secret, and without the user.</summary>
    public override string ToString() => Socket is null ? $"{Endpoint}/{Database}" : $"/{Database} at {Socket}";
}
