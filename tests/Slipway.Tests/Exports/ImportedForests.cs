using Slipway.Columns;
using Slipway.Features;
using Slipway.Models;

namespace Slipway.Tests.Exports;

/// <summary>Classifiers of scikit-learn that give the probability of each class as an output of its own.</summary>
internal static class ImportedForests
{
    /// <summary>Of the samples.</summary>
    public static TheoryData<string> Names => ["decision_tree_binary", "random_forest_binary", "random_forest_multiclass", "extra_trees_multiclass"];

    /// <summary>The metadata that an import gives such a model, with text for classes.</summary>
    public static Metadata MetadataFor(Forest forest) => RandomTrees.MetadataFor(forest.OutputCount == 2 ? TaskKind.Binary : TaskKind.Multiclass, 0) with
    {
        Classes = forest.ClassLabels,
        Features = [.. forest.FeatureNames.Select(name => new Feature { Name = name, Type = ColumnType.Number })],
    };
}
