namespace Slipway.Models;

/// <summary>Which values of a numerical split go to its default side instead of being compared.</summary>
internal enum MissingRule
{
    /// <summary>None: NaN counts as 0.</summary>
    None,

    /// <summary>Zero, and NaN as well, which counts as zero.</summary>
    Zero,

    /// <summary>NaN.</summary>
    NaN,
}
