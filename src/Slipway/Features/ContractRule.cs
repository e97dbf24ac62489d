namespace Slipway.Features;

/// <summary>What the data contract asks of a feature's values.</summary>
internal enum ContractRule
{
    /// <summary>Few values lie outside the training's range.</summary>
    Range,

    /// <summary>Few text values are not among the training's categories.</summary>
    Unseen,

    /// <summary>Not many more values are missing than in training.</summary>
    Missing,

    /// <summary>About as many numbers have digits after the point as in training.</summary>
    Fractional,

    /// <summary>Values spread over the training's bins or categories much as in training.</summary>
    Stability,
}
