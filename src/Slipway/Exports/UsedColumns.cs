using Slipway.Models;

namespace Slipway.Exports;

/// <summary>The model columns that a model asks for.</summary>
internal static class UsedColumns
{
    /// <returns>Their numbers, ascending.</returns>
    public static int[] Of(Forest forest)
    {
        var isUsed = new bool[forest.FeatureCount];
        foreach (var tree in forest.Trees)
        {
            foreach (ref readonly var split in tree.Splits)
            {
                isUsed[split.Feature] = true;
            }
        }

        return [.. Enumerable.Range(0, isUsed.Length).Where(column => isUsed[column])];
    }
}
