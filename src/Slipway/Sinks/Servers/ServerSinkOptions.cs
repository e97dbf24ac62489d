using Slipway.Sinks.Runs;
using Slipway.Sources.Servers;

namespace Slipway.Sinks.Servers;

/// <summary>What a sink on a server writes, and how.</summary>
internal sealed record ServerSinkOptions
{
    public required ServerAddress Database { get; init; }

    public required KeyColumns Key { get; init; }

    public required PredictionLayout Layout { get; init; }

    public required Job Job { get; init; }

    public required RunPolicy Policy { get; init; }

    /// <summary>Whether rows come in the order of the key, so that equal ones are neighbours.</summary>
    public required bool IsOrdered { get; init; }

    /// <summary>A holder of the run that has not shown for so long that it lives may be put out.</summary>
    public required TimeSpan TakeoverAfter { get; init; }
}
