namespace Slipway.Models;

/// <summary>How a numerical split compares a value with its threshold.</summary>
internal enum Comparison
{
    /// <summary>At most the threshold goes left: LightGBM, scikit-learn.</summary>
    LessOrEqual,

    /// <summary>Less than the threshold goes left: XGBoost.</summary>
    Less,
}
