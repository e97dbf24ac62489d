namespace Slipway.Features;

/// <summary>What was met while rows were encoded.</summary>
internal sealed class EncodeCounters(int featureCount)
{
    /// <summary>Rows encoded.</summary>
    public long Rows { get; set; }

    /// <summary>For each feature: the text values that are not among the training's categories. They count as missing.</summary>
    public long[] Unseen { get; } = new long[featureCount];
}
