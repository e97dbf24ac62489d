namespace Slipway.IntegrationTests.Servers.Faults.Proxy;

/// <summary>Cuts the first connection through which so many bytes have flowed in a direction, in the midst of a packet.</summary>
internal sealed class CutAfterBytes(ProxyDirection direction, long bytes) : IProxyFault
{
    private int _cuts;

    public int Cuts => _cuts;

    public ValueTask<int> PassAsync(int connection, ProxyDirection flow, ReadOnlyMemory<byte> piece, long before)
    {
        var isCut = flow == direction && before + piece.Length > bytes && Interlocked.CompareExchange(ref _cuts, 1, 0) == 0;
        return ValueTask.FromResult(isCut ? (int)Math.Clamp(bytes - before, 0, piece.Length - 1) : piece.Length);
    }
}
