using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;

namespace Slipway.Sources.Servers;

/// <summary>What can go wrong with any server, in one sentence each.</summary>
internal static class ConnectionFaults
{
    /// <summary>What the network did to a connection that stood; null for any other exception.</summary>
    public static SlipwayException? Explain(Exception? fault, ServerAddress address) =>
        fault is SocketException or IOException or TimeoutException ? Lost(fault, address) : null;

    /// <summary>What kept a connection from being made; null for any other exception.</summary>
    public static SlipwayException? ExplainConnecting(Exception? fault, ServerAddress address) => fault switch
    {
        SocketException when address.Socket is not null => NoSocket(fault, address),
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } => new SlipwayException(
            ErrorKind.Database, $"The host '{address.Host}' of the database URL can't be found: its name does not resolve. Check it for a slip.", fault)
        { Recovery = Recovery.Reconnect },
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => NoAnswer(fault, address, "the connection was refused"),
        SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.Shutdown or SocketError.ConnectionAborted } or IOException => Closed(fault, address),
        SocketException socket => NoAnswer(fault, address, socket.Message),
        TimeoutException or OperationCanceledException => TooSlow(fault, address),
        AuthenticationException => TlsFaults.Untrusted(fault, address),
        CryptographicException => TlsFaults.UnfitFile(fault, address),
        _ => null,
    };

    public static SlipwayException NoAnswer(Exception fault, ServerAddress address, string why) => new(
        ErrorKind.Database, $"No database server answers on {address.Endpoint}: {why.TrimEnd('.')}. Check {address.Place} of the database URL, and that the server runs.", fault)
    { Recovery = Recovery.Reconnect };

    public static SlipwayException NoSocket(Exception fault, ServerAddress address) =>
        NoAnswer(fault, address, Path.Exists(address.Socket) ? "nobody listens there" : "there is no such socket");

    public static SlipwayException TooSlow(Exception fault, ServerAddress address) => new(
        ErrorKind.Database,
        $"No database server answers on {address.Endpoint}: nothing came within {address.ConnectTimeoutSeconds} s. Check {address.Place} of the database URL; a slow server needs a longer connect_timeout.",
        fault)
    { Recovery = Recovery.Reconnect };

    public static SlipwayException Closed(Exception fault, ServerAddress address) => NoAnswer(fault, address, "the connection was closed at once");

    public static SlipwayException NotAServer(Exception fault, ServerAddress address) => new(
        ErrorKind.Database,
        $"What answers on {address.Endpoint} is not {ServerDialect.Of(address.Kind).ServerName}. Check {address.Place} of the database URL, and its first word.", fault);

    public static SlipwayException Lost(Exception fault, ServerAddress address) => new(
        ErrorKind.Database, $"The connection to {address.Describe()} was lost: the server went away, or the network did.", fault)
    { Recovery = Recovery.Reconnect };

    public static SlipwayException NoRoomForMore(Exception fault, ServerAddress address, string message) => new(
        ErrorKind.Database, $"The server on {address.Endpoint} takes no more connections: {message.TrimEnd('.')}. Close some, or raise its limit.", fault)
    { Recovery = Recovery.Reconnect };

    public static SlipwayException WrongLogin(Exception fault, ServerAddress address, string user) => new(
        ErrorKind.Database,
        $"The server on {address.Endpoint} refused the user '{user}'{(address.Password is null ? ", for whom the database URL has no password" : "")}: wrong name or wrong password, or not allowed from here{(address.Tls.Mode == TlsMode.Disable ? " without encryption" : "")}.", fault);

    public static SlipwayException NoDatabase(Exception fault, ServerAddress address) => new(
        ErrorKind.Database, $"There is no database '{address.Database}' on {address.Endpoint}. Check the name after the host in the database URL, or create it.", fault);

    public static SlipwayException Denied(Exception fault, ServerAddress address, string message) => new(
        ErrorKind.Database, $"The user of {address.Describe()} lacks a privilege: {message.TrimEnd('.')}. docs/databases.md lists those that are needed.", fault);

    /// <summary>Something was to be changed where nothing may be: by reading, or in a database that takes no writes.</summary>
    /// <param name="fault">The driver's exception.</param>
    /// <param name="address">The server.</param>
    /// <param name="use">What the connection is for.</param>
    /// <param name="message">What the server says.</param>
    /// <param name="settings">The server's settings that refuse writes.</param>
    public static SlipwayException OnlyRead(Exception fault, ServerAddress address, ServerUse use, string message, string settings) => new(
        ErrorKind.Database,
        use == ServerUse.Read
            ? $"The query would change {address.Describe()}, and a source is only read: {message.TrimEnd('.')}. Leave out what writes."
            : $"Nothing can be written to {address.Describe()}: {message.TrimEnd('.')}. It may be a standby or replica, or {settings} is on. Name a database that takes writes, or have that changed.",
        fault);

    /// <summary>A query has parameters.</summary>
    /// <param name="fault">The driver's exception.</param>
    /// <param name="forms">How parameters are written.</param>
    public static SlipwayException HasParameters(Exception fault, string forms) => new(
        ErrorKind.Usage, $"The query has parameters ({forms}), for which there are no values. Expected one SELECT (or WITH ... SELECT, or VALUES) statement.", fault);

    public static SlipwayException CommandTooSlow(Exception fault, ServerAddress address) => new(
        ErrorKind.Database,
        $"A statement took longer than the {address.CommandTimeoutSeconds} s that command_timeout of the database URL grants, in {address.Describe()}.", fault);
}
