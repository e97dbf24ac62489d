using Slipway.Projects;

namespace Slipway.Training;

/// <summary>Which rows train and which test a model; both ascending, together every row once.</summary>
internal sealed record RowSplit(int[] Train, int[] Test)
{
    /// <summary>The size of a test split of the given share: <c>n - floor(n (1 - share))</c> rows.</summary>
    public static int TestRows(int rows, double share) => rows - (int)Math.Floor(rows * (1 - (decimal)share));

    /// <summary>The last rows test, the others train.</summary>
    public static RowSplit Last(int rows, double share)
    {
        var train = rows - TestRows(rows, share);
        return new RowSplit([.. Enumerable.Range(0, train)], [.. Enumerable.Range(train, rows - train)]);
    }

    /// <summary>Rows drawn by a seed test, the others train.</summary>
    public static RowSplit Random(int rows, double share, int seed)
    {
        var isTest = new bool[rows];
        foreach (var row in new SplitMix64((ulong)seed).Draw(TestRows(rows, share), rows))
        {
            isTest[row] = true;
        }

        return FromTest(rows, row => isTest[row]);
    }

    /// <summary>The rows that the predicate picks test, the others train.</summary>
    public static RowSplit FromTest(int rows, Func<int, bool> isTest)
    {
        var (train, test) = (new List<int>(), new List<int>());
        for (var row = 0; row < rows; row++)
        {
            (isTest(row) ? test : train).Add(row);
        }

        return new RowSplit([.. train], [.. test]);
    }

    /// <summary>The project file's words for a split.</summary>
    public static string Describe(TestSplit split) => split switch
    {
        TestSplit.Last last => FormattableString.Invariant($"last: {last.Share * 100:0.####}%"),
        TestSplit.Random random => FormattableString.Invariant($"random: {random.Share * 100:0.####}%, seed: {random.Seed}"),
        TestSplit.After after => $"after: {after.Column} > {after.Value}",
        _ => throw new ArgumentOutOfRangeException(nameof(split)),
    };
}
