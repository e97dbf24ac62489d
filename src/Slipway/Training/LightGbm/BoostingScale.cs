namespace Slipway.Training.LightGbm;

/// <summary>What gradient boosting is told where a project gives no number of trees, by how much work a round is.</summary>
/// <param name="LearningRate">The smaller, the better and the slower.</param>
/// <param name="MinRowsPerLeaf">The least rows of a leaf.</param>
/// <param name="Sizes">Tree sizes to choose among.</param>
/// <param name="Usual">The tree size where nothing chooses.</param>
/// <param name="Trees">Trees, or the most of them where <paramref name="Validation"/> chooses.</param>
/// <param name="Validation">What chooses; null for nothing.</param>
internal sealed record BoostingScale(
    double LearningRate, int MinRowsPerLeaf, TreeSize[] Sizes, TreeSize Usual, int Trees, CrossValidation? Validation)
{
    /// <summary>With fewer training rows than this, parts of them tell nothing.</summary>
    private const int FewRows = 20;

    // Measured on public tables, see bench/quality: shallow trees are the better ones on noisy data, deep ones on clean data.
    private static readonly BoostingScale Small = new(0.03, 5, [new(6, 3), new(24, 7)], new(12, 5), 2000, new CrossValidation(5, 5, 60));
    private static readonly BoostingScale Middle = new(0.05, 10, [new(31, 8)], new(31, 8), 600, new CrossValidation(10, 1, 30));
    private static readonly BoostingScale Large = new(0.1, 20, [new(63, null)], new(63, null), 200, null);

    /// <param name="rowCount">Training rows.</param>
    /// <param name="columnCount">Model columns.</param>
    /// <param name="treesPerRound">One, or one a class.</param>
    public static BoostingScale Of(int rowCount, int columnCount, int treesPerRound) => ((long)rowCount * columnCount * treesPerRound) switch
    {
        _ when rowCount < FewRows => Small with { MinRowsPerLeaf = 1, Usual = Small.Sizes[0], Trees = 100, Validation = null },
        <= 150_000 => Small with { MinRowsPerLeaf = Math.Min(Small.MinRowsPerLeaf, rowCount / 10) },
        <= 3_000_000 => Middle,
        _ => Large,
    };
}
