namespace Slipway.Pipelines.Init;

/// <summary>The columns that identify a row, and how that is known; where there are none, why not.</summary>
internal sealed record FoundKey(IReadOnlyList<string> Columns, string Reason);
