namespace Slipway.Reports.Data;

/// <summary>The answer to "is this model good?", in words.</summary>
/// <param name="State"><c>better</c> than the baseline, <c>uncertain</c>, <c>worse</c>, or <c>unknown</c> without a metric to compare.</param>
/// <param name="Badge">The state in two to four words.</param>
/// <param name="Title">The main result as one line.</param>
/// <param name="Detail">One or two sentences beside the baseline.</param>
/// <param name="Warning">What the reader must know before using the model; null if nothing.</param>
internal sealed record Verdict(string State, string Badge, string Title, string Detail, string? Warning);
