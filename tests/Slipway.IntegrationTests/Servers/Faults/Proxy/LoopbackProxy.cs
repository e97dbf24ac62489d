using System.Net;
using System.Net.Sockets;

namespace Slipway.IntegrationTests.Servers.Faults.Proxy;

/// <summary>Forwards connections on a loopback port to another one, with a fault on the way.</summary>
internal sealed class LoopbackProxy : IAsyncDisposable
{
    private const int PieceBytes = 1 << 14;

    private readonly int _target;
    private readonly IProxyFault _fault;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _connections = [];
    private readonly Task _accepting;

    public LoopbackProxy(int target, IProxyFault fault)
    {
        _target = target;
        _fault = fault;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _accepting;
        await Task.WhenAll(_connections);
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _connections.Add(ForwardAsync(_connections.Count, await _listener.AcceptSocketAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task ForwardAsync(int connection, Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (client)
        {
            client.NoDelay = true;
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _target, _stop.Token);

                // Whichever side ends first ends both.
                await Task.WhenAny(PumpAsync(connection, client, server, ProxyDirection.ToServer), PumpAsync(connection, server, client, ProxyDirection.ToClient));
            }
            catch (Exception fault) when (fault is SocketException or OperationCanceledException)
            {
                // The server is down.
            }

            // At once and without a goodbye, as a broken line does it.
            client.Close(0);
            server.Close(0);
        }
    }

    private async Task PumpAsync(int connection, Socket from, Socket to, ProxyDirection direction)
    {
        var buffer = new byte[PieceBytes];
        var before = 0L;
        try
        {
            while (await from.ReceiveAsync(buffer, _stop.Token) is var count and > 0)
            {
                var passed = await _fault.PassAsync(connection, direction, buffer.AsMemory(0, count), before);
                for (var sent = 0; sent < passed;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, passed - sent), _stop.Token);
                }

                if (passed < count)
                {
                    return;
                }

                before += count;
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The other direction was cut, or the test is over.
        }
    }
}
