namespace Slipway.IntegrationTests.Servers.Faults.Proxy;

/// <summary>What a proxy does to the connections that run through it. It is asked for each piece of each connection, from several threads.</summary>
internal interface IProxyFault
{
    /// <summary>Looks at a piece before it is forwarded, for as long as it likes.</summary>
    /// <param name="connection">Its connection's number, from 0.</param>
    /// <param name="direction">Which way it flows.</param>
    /// <param name="bytes">The piece.</param>
    /// <param name="before">Bytes of this connection that flowed in this direction before it.</param>
    /// <returns>How many of its bytes to forward; where it is not all of them, the connection is cut then, on both sides.</returns>
    ValueTask<int> PassAsync(int connection, ProxyDirection direction, ReadOnlyMemory<byte> bytes, long before);
}
