using System.Net.Sockets;
using System.Security.Authentication;

namespace Slipway.Sources.Servers;

/// <summary>What can go wrong on the way to any server, in one sentence each.</summary>
internal static class ConnectionFaults
{
    /// <summary>Network faults by their kind; null for any other exception.</summary>
    public static SlipwayException? Explain(Exception? fault, ServerAddress address) => fault switch
    {
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } => new SlipwayException(
            ErrorKind.Database, $"The host '{address.Host}' of the database URL can't be found: its name does not resolve. Check it for a slip.", fault)
        { Recovery = Recovery.Reconnect },
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => NoAnswer(fault, address, "the connection was refused"),
        SocketException { SocketErrorCode: SocketError.ConnectionReset or SocketError.Shutdown or SocketError.ConnectionAborted } => Lost(fault, address),
        SocketException socket => NoAnswer(fault, address, socket.Message),
        TimeoutException => NoAnswer(fault, address, $"nothing came within {address.ConnectTimeoutSeconds} s"),
        AuthenticationException => Untrusted(fault, address),
        EndOfStreamException or IOException => Lost(fault, address),
        _ => null,
    };

    public static SlipwayException NoAnswer(Exception fault, ServerAddress address, string why) => new(
        ErrorKind.Database, $"No database server answers on {address.Endpoint}: {why.TrimEnd('.')}. Check host and port of the database URL, and that the server runs.", fault)
    { Recovery = Recovery.Reconnect };

    public static SlipwayException Lost(Exception fault, ServerAddress address) => new(
        ErrorKind.Database, $"The connection to {address.Describe()} was lost: the server went away, or the network did.", fault)
    { Recovery = Recovery.Reconnect };

    public static SlipwayException WrongLogin(Exception fault, ServerAddress address, string? user) => new(
        ErrorKind.Database,
        $"The server on {address.Endpoint} refused the user '{user}'{(address.Password is null ? ", for whom the database URL has no password" : "")}: wrong name or wrong password, or not allowed from here.", fault);

    public static SlipwayException NoDatabase(Exception fault, ServerAddress address) => new(
        ErrorKind.Database, $"There is no database '{address.Database}' on {address.Endpoint}. Check the name after the host in the database URL, or create it.", fault);

    public static SlipwayException Denied(Exception fault, ServerAddress address, string message) => new(
        ErrorKind.Database, $"The user of {address.Describe()} lacks a privilege: {message.TrimEnd('.')}. docs/databases.md lists those that are needed.", fault);

    public static SlipwayException Untrusted(Exception fault, ServerAddress address) => new(
        ErrorKind.Database,
        $"The server on {address.Endpoint} can't be trusted: {Innermost(fault).Message.TrimEnd('.')}. Name the file of the authority that signed its certificate (sslrootcert=FILE or ssl_ca=FILE in the database URL), or demand less (sslmode=require).",
        fault);

    private static Exception Innermost(Exception fault) => fault.InnerException is null ? fault : Innermost(fault.InnerException);
}
