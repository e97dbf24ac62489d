using System.Net.Sockets;

namespace Slipway.Sources.Servers;

/// <summary>Finds out why a server can't be reached, where its driver does not say.</summary>
internal static class ConnectionProbe
{
    /// <returns>Null where it can be reached by now.</returns>
    public static SocketException? FindFault(ServerAddress address)
    {
        try
        {
            using var client = new TcpClient(address.Host, address.Port);
            return null;
        }
        catch (SocketException fault)
        {
            return fault;
        }
    }
}
