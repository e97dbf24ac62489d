namespace Slipway.Models;

/// <summary>Functions from a row's raw scores to its predictions.</summary>
internal enum OutputTransformKind
{
    /// <summary>The score itself: regressions and ranking.</summary>
    Identity,

    /// <summary>1 / (1 + exp(-coefficient score)) for each score: the probability of a binary task's second class, or of each class against the others.</summary>
    Sigmoid,

    /// <summary>A sigmoid of each score, as shares of the row's sum: the probabilities of classes that were each trained against the rest.</summary>
    SigmoidShares,

    /// <summary>exp(score), as shares of the row's sum: the probabilities of classes.</summary>
    Softmax,

    /// <summary>exp(score): counts and amounts.</summary>
    Exponential,

    /// <summary>The square with the score's sign: a regression that was trained on square roots.</summary>
    SignedSquare,

    /// <summary>log(1 + exp(score)): cross entropy in its alternative form.</summary>
    LogOnePlusExponential,

    /// <summary>1 for a positive score, else 0: a binary task's class without a probability.</summary>
    Step,
}
