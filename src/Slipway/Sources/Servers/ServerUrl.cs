using System.Globalization;

namespace Slipway.Sources.Servers;

/// <summary>
/// Reads <c>user:password@host:port/database?option=value</c>, as SQLAlchemy does: all parts are percent-encoded, and a password may hold
/// anything but an <c>@</c> as it is.
/// </summary>
internal static class ServerUrl
{
    private static readonly char[] EndsOfUser = [':', '@'];
    private static readonly char[] NeverInUser = ['/', '?'];

    /// <param name="kind">The kind of server, which decides the port.</param>
    /// <param name="rest">What follows the scheme.</param>
    /// <exception cref="SlipwayException">The message names the part, never its text: it may hold a password.</exception>
    public static ServerAddress Parse(DatabaseKind kind, string rest)
    {
        var (user, password, place) = SplitLogin(rest);
        var query = End(place, '?');
        var slash = End(place[..query], '/');
        if (place.AsSpan(slash, query - slash).Contains(':'))
        {
            throw Fault("has a : behind the host's /; one that belongs to the database's name is written %3A");
        }

        if (place.Length == rest.Length && place.AsSpan(0, slash).EndsWith(":"))
        {
            throw Fault("has a : after the host and no port; a / that belongs to the password is written %2F");
        }

        var (host, port) = ReadHost(place[..slash]);
        var address = new ServerAddress
        {
            Kind = kind,
            Port = port ?? (kind == DatabaseKind.MySql ? 3306 : 5432),
            User = user,
            Password = password,
            Database = slash < query ? Decode(place[(slash + 1)..query], "database's name") : "",
        };
        address = ServerUrlOptions.Read(address.At(host), query < place.Length ? place[(query + 1)..] : "");
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

    /// <exception cref="SlipwayException">Not a port.</exception>
    public static int ReadPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65_535
            ? port
            : throw Fault("has a port that is no number from 1 to 65535; a / or : that belongs to the password is written %2F or %3A");

    /// <summary>A host's name or address, without brackets and not yet decoded, and its port, if any.</summary>
    /// <exception cref="SlipwayException">Not one host and one port.</exception>
    public static (string Host, int? Port) ReadHost(string text)
    {
        var close = text.IndexOf(']', StringComparison.Ordinal);
        if (text.StartsWith('[') && close < 0)
        {
            throw Fault("has a [ before the host without a ]");
        }

        var end = text.StartsWith('[') ? close + 1 : End(text, ':');
        var host = text.StartsWith('[') ? text[1..close] : text[..end];
        var port = text[end..];
        if (port.Length > 0 && port[0] != ':')
        {
            throw Fault("has something other than a port after the host's ]");
        }

        if (port.LastIndexOf(':') > 0)
        {
            throw Fault("has several colons in the host; an IPv6 address stands in brackets: [::1]");
        }

        return (Decode(host, "host"), port.Length > 1 ? ReadPort(port[1..]) : null);
    }

    private static (string? User, Secret? Password, string Place) SplitLogin(string rest)
    {
        var userEnd = rest.IndexOfAny(EndsOfUser);
        var loginEnd = userEnd < 0 || rest.AsSpan(0, userEnd).IndexOfAny(NeverInUser) >= 0 ? -1 : rest.IndexOf('@', userEnd);
        if (rest.IndexOf('@', loginEnd + 1) >= 0)
        {
            throw Fault(loginEnd < 0
                ? "has an @ with a / or ? before it; one that belongs to the user's name is written %2F or %3F, and an @ that parts nothing %40"
                : "has more than one @; one that belongs to the user's name, the password or an option is written %40");
        }

        if (loginEnd < 0)
        {
            return (null, null, rest);
        }

        var user = Decode(rest[..userEnd], "user's name");
        var password = userEnd < loginEnd ? new Secret(Decode(rest[(userEnd + 1)..loginEnd], "password")) : null;
        return (user.Length > 0 ? user : null, password, rest[(loginEnd + 1)..]);
    }

    private static int End(string text, char mark) => text.IndexOf(mark, StringComparison.Ordinal) is var at and >= 0 ? at : text.Length;
}
