namespace Slipway.Tests.Scoring.Kernels;

/// <summary>A mistake with missing values or zeros that a kernel could make.</summary>
public enum Mutation
{
    None,
    MissingIsLess,
    MissingIsGreater,
    MissingIsFarFromZero,
    NothingButZeroIsZero,
    MissingIsSearchedToTheOtherEnd,
}
