namespace Slipway.Pipelines;

/// <summary>How many rows travel together.</summary>
internal static class Sizes
{
    private const int BatchBytes = 8 << 20;
    private const int LeastRows = 256;
    private const int MostRows = 65_536;

    /// <summary>As many rows as keep a batch of 8-byte values near 8 MB, between 256 and 65,536.</summary>
    public static int BatchRows(int columns) => Math.Clamp(BatchBytes / (8 * Math.Max(1, columns)), LeastRows, MostRows);
}
