using System.Net;
using System.Net.Sockets;

namespace Slipway.Tests;

/// <summary>Ports for servers of the tests.</summary>
internal static class LoopbackPort
{
    /// <summary>One that nobody listens on at the moment.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
