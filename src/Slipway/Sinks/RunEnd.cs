namespace Slipway.Sinks;

/// <summary>How a run ended.</summary>
/// <param name="State">Anything but <see cref="RunState.Running"/>.</param>
/// <param name="Error">The message of the error that ended it; else null.</param>
/// <param name="Watermark">For runs with <c>--since</c>: the largest value of that column that was read; else null.</param>
internal readonly record struct RunEnd(RunState State, string? Error = null, string? Watermark = null);
