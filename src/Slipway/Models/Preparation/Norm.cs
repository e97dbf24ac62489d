namespace Slipway.Models.Preparation;

/// <summary>What a row is divided by.</summary>
internal enum Norm
{
    /// <summary>Its largest value.</summary>
    Max,

    /// <summary>The sum of its absolute values.</summary>
    L1,

    /// <summary>The square root of the sum of its squares.</summary>
    L2,
}
