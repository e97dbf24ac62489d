using System.Globalization;

namespace Slipway.Sources.Servers;

/// <summary>
/// Reads <c>user:password@host:port/database?option=value</c>, as SQLAlchemy does: user and password end at the first <c>@</c>, and both are
/// percent-encoded.
/// </summary>
internal static class ServerUrl
{
    /// <param name="kind">The kind of server, which decides the port.</param>
    /// <param name="rest">What follows the scheme.</param>
    /// <exception cref="SlipwayException">The message names the part, never its text: it may hold a password.</exception>
    public static ServerAddress Parse(DatabaseKind kind, string rest)
    {
        var login = rest.IndexOf('@', StringComparison.Ordinal);
        var (user, password) = ReadLogin(login < 0 ? "" : rest[..login]);
        rest = rest[(login + 1)..];
        if (rest.Contains('@', StringComparison.Ordinal) && rest.IndexOf('@', StringComparison.Ordinal) < End(rest, '?'))
        {
            throw Fault("has more than one @; one that belongs to the user's name or password is written %40");
        }

        var query = End(rest, '?');
        var slash = End(rest[..query], '/');
        var (host, port) = ReadHost(rest[..slash], kind);
        var database = slash < query ? Decode(rest[(slash + 1)..query], "name") : "";
        var address = new ServerAddress
        {
            Kind = kind,
            Host = host,
            Port = port,
            User = user,
            Password = password,
            Database = database,
        };
        address = ServerUrlOptions.Read(address, query < rest.Length ? rest[(query + 1)..] : "");
        return address.Database.Length > 0
            ? address
            : throw Fault("names no database; expected user:password@host/database");
    }

    /// <summary>A fault of the URL, of which nothing is repeated.</summary>
    public static SlipwayException Fault(string what) => new(ErrorKind.Usage, $"The database URL {what}.");

    public static string Decode(string text, string part)
    {
        for (var i = text.IndexOf('%', StringComparison.Ordinal); i >= 0; i = text.IndexOf('%', i + 1))
        {
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
            {
                throw Fault($"has a % in the {part} that two hexadecimal digits do not follow; a % itself is written %25");
            }
        }

        return Uri.UnescapeDataString(text);
    }

    private static (string? User, Secret? Password) ReadLogin(string login)
    {
        var colon = End(login, ':');
        var user = Decode(login[..colon], "user's name");
        return (user.Length > 0 ? user : null, colon < login.Length ? new Secret(Decode(login[(colon + 1)..], "password")) : null);
    }

    private static (string Host, int Port) ReadHost(string text, DatabaseKind kind)
    {
        var host = text;
        var rest = "";
        if (text.StartsWith('['))
        {
            var close = text.IndexOf(']', StringComparison.Ordinal);
            (host, rest) = close > 0 ? (text[1..close], text[(close + 1)..]) : throw Fault("has a [ before the host without a ]");
        }
        else if (End(text, ':') is var colon && colon < text.Length)
        {
            (host, rest) = (text[..colon], text[colon..]);
            if (rest.IndexOf(':', 1) >= 0)
            {
                throw Fault("has several colons in the host; an IPv6 address stands in brackets: [::1]");
            }
        }

        if (rest.Length > 0 && !rest.StartsWith(':'))
        {
            throw Fault("has something other than a port after the host's ]");
        }

        var port = kind == DatabaseKind.MySql ? 3306 : 5432;
        if (rest.Length > 1
            && (!int.TryParse(rest.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out port) || port is < 1 or > 65_535))
        {
            throw Fault("has a port that is no number from 1 to 65535; a / or : that belongs to the password is written %2F or %3A");
        }

        return (host.Length > 0 ? Decode(host, "host") : "localhost", port);
    }

    private static int End(string text, char mark) => text.IndexOf(mark, StringComparison.Ordinal) is var at and >= 0 ? at : text.Length;
}
