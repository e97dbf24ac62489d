using Slipway.Sources;

namespace Slipway.Projects;

/// <summary>
/// All options of a command: from slipway.yaml, flags and environment, checked. Values that were not given are
/// null where training chooses them.
/// </summary>
internal sealed record Project
{
    /// <summary>The model's name; by default that of the folder.</summary>
    public required string Name { get; init; }

    /// <summary>Where the tables are; null where neither file nor flags name a database.</summary>
    public ConnectionUrl? Database { get; init; }

    /// <summary>How long to wait for a server that does not answer; zero for not at all, but for the while that a run which lost its server waits.</summary>
    public TimeSpan Wait { get; init; }

    public required ModelLocation Model { get; init; }

    /// <summary>Null where the project does not train.</summary>
    public TrainOptions? Train { get; init; }

    /// <summary>Null where the project does not predict.</summary>
    public PredictOptions? Predict { get; init; }

    public OnDrift OnDrift { get; init; } = OnDrift.Warn;

    /// <summary>What a trained model must reach; null for no gate.</summary>
    public Gate? Gate { get; init; }

    /// <summary>How many threads work; 0 for all cores.</summary>
    public int Threads { get; init; }
}
