using Slipway.Projects;
using Slipway.Training;

namespace Slipway.Pipelines.Init;

/// <summary>Chooses test rows: the last ones, unless they would leave classes out.</summary>
internal static class SplitGuess
{
    private const double Share = 0.1;
    private const int Seed = 1;

    // Of rarer classes no split of a tenth is sure to hold one.
    private const int CommonClassRows = 50;

    /// <param name="labels">The labels in the order of the key, or of the file; null where they do not tell.</param>
    /// <param name="isOrderedByKey">Whether there is a key to order by.</param>
    /// <param name="hasOwnOrder">Whether the rows have an order without one.</param>
    public static (TestSplit Split, string Reason) Guess(Labels? labels, bool isOrderedByKey, bool hasOwnOrder)
    {
        if (!isOrderedByKey && !hasOwnOrder)
        {
            return (new TestSplit.Random(Share, Seed), "drawn, because without a key no row is the last");
        }

        var order = isOrderedByKey ? "in the order of the key" : "as they are stored";
        if (labels is null || labels.Task == TaskKind.Regression || HoldsAllClasses(labels))
        {
            return (new TestSplit.Last(Share), $"the last tenth, {order}, tests what the others taught");
        }

        return (new TestSplit.Random(Share, Seed), $"drawn, because the last rows {order} lack some classes");
    }

    private static bool HoldsAllClasses(Labels labels)
    {
        var split = RowSplit.Last(labels.Values.Length, Share);
        var train = Counts(labels, split.Train);
        var test = Counts(labels, split.Test);
        return Enumerable.Range(0, labels.Classes.Count).All(c => train[c] > 0 && (test[c] > 0 || train[c] < CommonClassRows));
    }

    private static int[] Counts(Labels labels, int[] rows)
    {
        var counts = new int[labels.Classes.Count];
        foreach (var row in rows)
        {
            counts[(int)labels.Values[row]]++;
        }

        return counts;
    }
}
