namespace Slipway.Training;

/// <summary>Parts of the training rows, to validate on.</summary>
internal static class Folds
{
    /// <summary>Deals the rows out in a random order: the parts' sizes differ by one row at most.</summary>
    /// <param name="labels">One a row.</param>
    /// <param name="isStratified">True for classes: they are dealt out one after the other, so that each part has its share of each.</param>
    /// <param name="parts">How many parts.</param>
    /// <param name="seed">Decides the order.</param>
    /// <returns>Each row's part, from 0.</returns>
    public static int[] Deal(float[] labels, bool isStratified, int parts, int seed)
    {
        IEnumerable<int> order = new SplitMix64((ulong)seed).Permutation(labels.Length);
        if (isStratified)
        {
            order = order.OrderBy(row => labels[row]);
        }

        var partOf = new int[labels.Length];
        foreach (var (position, row) in order.Index())
        {
            partOf[row] = position % parts;
        }

        return partOf;
    }
}
