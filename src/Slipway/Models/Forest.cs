namespace Slipway.Models;

/// <summary>A model of trees: gradient boosting, random forests, single trees. A row's score is what the trees' leaves and the base score add up to.</summary>
internal sealed class Forest : Estimator
{
    /// <param name="featureNames">The model columns' names, in their order.</param>
    /// <param name="outputCount">How many scores a row gets.</param>
    /// <param name="trees">In the order in which their leaves are added. Never empty.</param>
    /// <param name="transform">From scores to predictions.</param>
    /// <exception cref="ArgumentException">The trees can't be those of a model with such columns and outputs.</exception>
    public Forest(IReadOnlyList<string> featureNames, int outputCount, IReadOnlyList<Tree> trees, OutputTransform transform)
        : base(featureNames, outputCount, transform)
    {
        if (trees.Count == 0)
        {
            throw new ArgumentException("a model has at least one tree, but there is none");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(outputCount, 1);
        if (transform.Kind == OutputTransformKind.Softmax && outputCount < 2)
        {
            throw new ArgumentException("the probabilities of classes need two or more outputs, but there is one");
        }

        for (var i = 0; i < trees.Count; i++)
        {
            CheckTree(i, trees[i]);
        }

        Trees = trees;
    }

    public IReadOnlyList<Tree> Trees { get; }

    /// <summary>What each output's score begins with; empty for zeros.</summary>
    public IReadOnlyList<double> BaseScores { get; init; } = [];

    /// <summary>What each output's sum of leaves is divided by, before the base score is added: 1, or how many trees are averaged, as in a random forest.</summary>
    public double Divisor { get; init; } = 1;

    /// <summary>
    /// Values no farther than this from 0 count as 0 before they are compared: LightGBM's <c>kZeroThreshold</c>, 1e-35; 0 where a library
    /// knows no such thing.
    /// </summary>
    public float ZeroThreshold { get; init; }

    /// <summary>The features that splits ask for, ascending.</summary>
    public int[] UsedFeatures()
    {
        var isUsed = new bool[FeatureCount];
        foreach (var tree in Trees)
        {
            foreach (ref readonly var split in tree.Splits)
            {
                isUsed[split.Feature] = true;
            }
        }

        return [.. Enumerable.Range(0, isUsed.Length).Where(feature => isUsed[feature])];
    }

    /// <summary>Makes scores of sums of leaves.</summary>
    /// <param name="sums">Row by row, all outputs.</param>
    public void Finish(Span<double> sums)
    {
        if (Divisor != 1)
        {
            foreach (ref var sum in sums)
            {
                sum /= Divisor;
            }
        }

        for (var i = 0; i < BaseScores.Count; i++)
        {
            for (var output = i; output < sums.Length; output += OutputCount)
            {
                sums[output] += BaseScores[i];
            }
        }
    }

    private void CheckTree(int index, Tree tree)
    {
        if (tree.Output < 0 || tree.Output >= OutputCount)
        {
            throw new ArgumentException($"tree {index} adds to output {tree.Output}, but there are {OutputCount}, counted from 0");
        }

        foreach (ref readonly var split in tree.Splits)
        {
            if (split.Feature < 0 || split.Feature >= FeatureCount)
            {
                throw new ArgumentException($"tree {index} asks for feature {split.Feature}, but there are {FeatureCount}, counted from 0");
            }
        }
    }
}
