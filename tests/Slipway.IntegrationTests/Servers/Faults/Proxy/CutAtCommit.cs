using System.Text;

namespace Slipway.IntegrationTests.Servers.Faults.Proxy;

/// <summary>Cuts a connection at a COMMIT: before the server hears of it, or after it, before the client hears of that.</summary>
/// <param name="ordinal">The how manieth COMMIT of all connections, from 1.</param>
/// <param name="isHeard">Whether the server hears of it.</param>
internal sealed class CutAtCommit(int ordinal, bool isHeard) : IProxyFault
{
    // Statements of few bytes come in one piece.
    private const int LongestPiece = 64;

    private const int None = -1;

    private int _commits;
    private volatile int _awaitsAnswer = None;

    public int Cuts { get; private set; }

    public ValueTask<int> PassAsync(int connection, ProxyDirection direction, ReadOnlyMemory<byte> bytes, long before)
    {
        if (direction == ProxyDirection.ToClient && _awaitsAnswer == connection)
        {
            // An answer: so it is done.
            _awaitsAnswer = None;
            Cuts++;
            return ValueTask.FromResult(0);
        }

        if (direction == ProxyDirection.ToServer && IsCommit(bytes.Span) && Interlocked.Increment(ref _commits) == ordinal)
        {
            if (!isHeard)
            {
                Cuts++;
                return ValueTask.FromResult(0);
            }

            _awaitsAnswer = connection;
        }

        return ValueTask.FromResult(bytes.Length);
    }

    private static bool IsCommit(ReadOnlySpan<byte> bytes) =>
        bytes.Length < LongestPiece && Encoding.ASCII.GetString(bytes).TrimEnd('\0').EndsWith("COMMIT", StringComparison.OrdinalIgnoreCase);
}
