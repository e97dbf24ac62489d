using Slipway.Sources;

namespace Slipway.Projects;

/// <summary>Where predictions go.</summary>
internal abstract record PredictionTarget
{
    /// <summary>A table; <paramref name="Database"/> is null where it is the source's.</summary>
    internal sealed record Table(string Name, ConnectionUrl? Database) : PredictionTarget;

    /// <summary>A file: CSV, or JSON lines where the name ends in <c>.jsonl</c> or <c>.ndjson</c>. <c>-</c> is standard output.</summary>
    internal sealed record File(string Path) : PredictionTarget;
}
