namespace Slipway.Reports.Data;

/// <summary>Test rows by actual class (row) and predicted class (column).</summary>
/// <param name="Labels">The classes in the model's order.</param>
/// <param name="Others">How many rarer classes the last row and column stand for together; 0 if every class has its own.</param>
/// <param name="Counts">One row an actual class, one column a predicted class.</param>
internal sealed record ConfusionMatrix(IReadOnlyList<string> Labels, int Others, IReadOnlyList<IReadOnlyList<long>> Counts);
