namespace Slipway.Projects;

/// <summary>What a prediction run does when values break the data contract.</summary>
internal enum OnDrift
{
    /// <summary>Predict, and warn chunk by chunk and at the end.</summary>
    Warn,

    /// <summary>Read the whole source first, and predict nothing if the contract is broken.</summary>
    Fail,
}
