using Slipway.Sources;

namespace Slipway.Projects;

/// <summary>Where predictions go.</summary>
internal abstract record PredictionTarget
{
    /// <summary>A table; <paramref name="Database"/> is null where it is the source's.</summary>
    internal sealed record Table(string Name, ConnectionUrl? Database) : PredictionTarget;

    /// <summary>A file, written as its name says. <c>-</c> is standard output.</summary>
    internal sealed record File(string Path) : PredictionTarget;
}
