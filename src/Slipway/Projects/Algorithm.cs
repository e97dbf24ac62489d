namespace Slipway.Projects;

/// <summary>How the trees are grown.</summary>
internal enum Algorithm
{
    GradientBoosting,
    RandomForest,
}
