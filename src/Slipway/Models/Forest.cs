namespace Slipway.Models;

/// <summary>The trees of a model and what is made of their sums: what scoring needs, and nothing of how it was trained.</summary>
internal sealed class Forest
{
    /// <param name="featureNames">The model columns' names, in their order.</param>
    /// <param name="outputCount">How many scores a row gets.</param>
    /// <param name="trees">Iteration by iteration, in each one tree an output. Never empty.</param>
    /// <param name="averageOutput">True if a score is the trees' mean, as in a random forest, and not their sum.</param>
    /// <param name="transform">From scores to predictions.</param>
    /// <exception cref="ArgumentException">The trees can't be those of a model with such columns and outputs.</exception>
    public Forest(IReadOnlyList<string> featureNames, int outputCount, IReadOnlyList<Tree> trees, bool averageOutput, OutputTransform transform)
    {
        if (trees.Count == 0)
        {
            throw new ArgumentException("a model has at least one tree, but there is none");
        }

        if (outputCount < 1 || trees.Count % outputCount != 0)
        {
            throw new ArgumentException($"{trees.Count} trees can't be shared out over {outputCount} outputs");
        }

        if (transform.Kind == OutputTransformKind.Softmax && outputCount < 2)
        {
            throw new ArgumentException("the probabilities of classes need two or more outputs, but there is one");
        }

        for (var i = 0; i < trees.Count; i++)
        {
            foreach (var split in trees[i].Splits)
            {
                if (split.Feature < 0 || split.Feature >= featureNames.Count)
                {
                    throw new ArgumentException($"tree {i} asks for feature {split.Feature}, but there are {featureNames.Count}, counted from 0");
                }
            }
        }

        FeatureNames = featureNames;
        OutputCount = outputCount;
        Trees = trees;
        AverageOutput = averageOutput;
        Transform = transform;
    }

    public IReadOnlyList<string> FeatureNames { get; }

    public int FeatureCount => FeatureNames.Count;

    /// <summary>How many scores a row gets: 1, or one a class.</summary>
    public int OutputCount { get; }

    /// <summary>Tree i adds to output <c>i % OutputCount</c>.</summary>
    public IReadOnlyList<Tree> Trees { get; }

    public int IterationCount => Trees.Count / OutputCount;

    /// <summary>True if a score is the trees' mean, as in a random forest, and not their sum.</summary>
    public bool AverageOutput { get; }

    public OutputTransform Transform { get; }
}
