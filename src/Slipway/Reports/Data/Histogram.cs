namespace Slipway.Reports.Data;

/// <summary>Counts in bins of equal width.</summary>
/// <param name="Edges">One more than there are bins, ascending.</param>
/// <param name="Counts">The rows from an edge (included) to the next (excluded, but for the last).</param>
internal sealed record Histogram(IReadOnlyList<double> Edges, IReadOnlyList<long> Counts);
