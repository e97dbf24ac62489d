namespace Slipway.IntegrationTests.Servers.Faults.Proxy;

/// <summary>Lets a connection wait, once, after so many bytes have flowed in a direction.</summary>
internal sealed class StallAfterBytes(ProxyDirection direction, long bytes, TimeSpan duration) : IProxyFault
{
    private int _stalls;

    public int Stalls => _stalls;

    public async ValueTask<int> PassAsync(int connection, ProxyDirection flow, ReadOnlyMemory<byte> piece, long before)
    {
        if (flow == direction && before + piece.Length > bytes && Interlocked.CompareExchange(ref _stalls, 1, 0) == 0)
        {
            await Task.Delay(duration);
        }

        return piece.Length;
    }
}
