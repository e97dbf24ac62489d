namespace Slipway.Benchmarks;

/// <summary>One of the programs that score the same rows by the same trees.</summary>
internal interface ISide : IDisposable
{
    string Name { get; }

    /// <summary>Scores all rows, batch by batch.</summary>
    void ScoreAll();

    /// <summary>The raw scores of the last time, row by row.</summary>
    double[] Scores { get; }
}
