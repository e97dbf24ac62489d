namespace Slipway.Features;

/// <summary>
/// How far values may go before the contract warns. Each is a distance from what both the training rows and the
/// reference rows showed.
/// </summary>
internal static class ContractLimits
{
    /// <summary>Share of values out of range.</summary>
    public const double OutOfRange = 0.05;

    /// <summary>Share of text values that are unseen.</summary>
    public const double Unseen = 0.05;

    /// <summary>Share of rows that are missing.</summary>
    public const double Missing = 0.10;

    /// <summary>Share of values that are not whole, in either direction.</summary>
    public const double Fractional = 0.25;

    /// <summary>Population stability index; 0.25 is what credit scoring, where the index comes from, calls a major shift.</summary>
    public const double StabilityIndex = 0.25;

    /// <summary>The index is judged from this many values on.</summary>
    public const int StabilityValues = 200;

    /// <summary>
    /// How often rows like the reference rows may warn at all by chance: the level of each feature's tests is this
    /// divided by the number of features (Bonferroni).
    /// </summary>
    public const double FalseAlarms = 0.001;

    /// <summary>Fewer test rows than these are no reference: held-back training rows take their place.</summary>
    public const int LeastReferenceRows = 30;
}
