using System.Security.Authentication;
using MySqlConnector;
using Slipway.Sources.Servers;

namespace Slipway.Sources.MySql;

/// <summary>What keeps MySqlConnector from a connection, in words.</summary>
internal static class MySqlConnectFaults
{
    // ER_SECURE_TRANSPORT_REQUIRED, which the driver has no name for; MariaDB reports a wrong login instead.
    private const int SecureTransportRequired = 3159;

    public static SlipwayException? Explain(Exception fault, ServerAddress address) => fault switch
    {
        MySqlException error => Explain(error, address),
        MySqlProtocolException => ConnectionFaults.NotAServer(fault, address),
        _ => ConnectionFaults.ExplainConnecting(fault, address),
    };

    private static SlipwayException? Explain(MySqlException error, ServerAddress address) => error.ErrorCode switch
    {
        // The driver names its own faults by their text alone.
        _ when error.InnerException is AuthenticationException => TlsFaults.Untrusted(error, address),
        _ when error.InnerException is MySqlProtocolException => ConnectionFaults.NotAServer(error, address),
        MySqlErrorCode.UnableToConnectToHost when error.Message.Contains("SSL", StringComparison.Ordinal) => TlsFaults.NotOffered(error, address),
        MySqlErrorCode.UnableToConnectToHost when error.Message.Contains("Timeout", StringComparison.Ordinal) => ConnectionFaults.TooSlow(error, address),
        MySqlErrorCode.None or MySqlErrorCode.UnableToConnectToHost when address.Socket is not null => ConnectionFaults.NoSocket(error, address),
        MySqlErrorCode.UnableToConnectToHost when error.InnerException is EndOfStreamException or IOException => ConnectionFaults.Closed(error, address),
        MySqlErrorCode.UnableToConnectToHost => ConnectionFaults.ExplainConnecting(ConnectionProbe.FindFault(address), address) ?? ConnectionFaults.Closed(error, address),
        _ when error.InnerException is EndOfStreamException or IOException => ConnectionFaults.Closed(error, address),
        (MySqlErrorCode)SecureTransportRequired => TlsFaults.Demanded(error, address),
        _ => MySqlFaults.Explain(error, address, ServerUse.Read),
    };
}
