namespace Slipway.Pipelines;

/// <summary>How far a stage is.</summary>
/// <param name="Stage">What is being done: <c>reading</c>, <c>training</c>.</param>
/// <param name="Done">How much of it is done, in <paramref name="Unit"/>.</param>
/// <param name="Total">How much there is to do; null where nobody knows.</param>
/// <param name="Unit"><c>rows</c>, <c>trees</c>, <c>bytes</c>.</param>
internal readonly record struct PipelineProgress(string Stage, long Done, long? Total, string Unit);
