namespace Slipway.Models;

/// <summary>Which values go to a split's default side instead of being compared. A categorical split's is always <see cref="NaN"/>.</summary>
internal enum MissingRule
{
    /// <summary>None: NaN counts as 0.</summary>
    None,

    /// <summary>Zero, and NaN as well, which counts as zero.</summary>
    Zero,

    /// <summary>NaN.</summary>
    NaN,
}
