using Slipway.Features;

namespace Slipway.Scoring;

/// <summary>Evaluates a model's trees on encoded rows.</summary>
internal interface IScorer
{
    /// <summary>As <c>SLIPWAY_SCORER</c> names it.</summary>
    string Name { get; }

    /// <summary>How many values each row gets: 1, or one a class.</summary>
    int OutputCount { get; }

    /// <summary>
    /// Writes the raw scores (before any output transform) of all rows: row by row,
    /// <see cref="OutputCount"/> values each. May be called from several threads at once.
    /// </summary>
    void Score(FeatureMatrix rows, Span<double> scores);
}
