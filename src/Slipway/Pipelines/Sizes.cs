namespace Slipway.Pipelines;

/// <summary>How many rows travel together.</summary>
internal static class Sizes
{
    private const int BatchBytes = 4 << 20;
    private const int LeastRows = 256;
    private const int MostRows = 32_768;

    /// <summary>As many rows as keep a batch of 8-byte values near 4 MB, between 256 and 32,768.</summary>
    public static int BatchRows(int columns) => Math.Clamp(BatchBytes / (8 * Math.Max(1, columns)), LeastRows, MostRows);
}
