using Slipway.Sinks.Runs;
using Slipway.Sources;

namespace Slipway.Sinks;

/// <summary>Where a run begins.</summary>
/// <param name="Run">The run in <c>slipway_runs</c> as this process holds it; null where the sink keeps no runs.</param>
/// <param name="After">The last key that is already written; null to begin at the first row.</param>
/// <param name="Rows">How many rows are already written.</param>
/// <param name="Note">What the user should know: that a run goes on, or why it starts anew; else null.</param>
internal sealed record SinkStart(RunPosition? Run = null, KeyValues? After = null, long Rows = 0, string? Note = null);
