namespace Slipway;

/// <summary>Finds the known name that a mistyped one most likely stands for.</summary>
internal static class NearestName
{
    /// <summary>
    /// The candidate with the fewest insertions, deletions, substitutions and swaps of neighbours (optimal string
    /// alignment), ignoring case; null where none is within a third of the name's length.
    /// </summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        var limit = Math.Max(1, name.Length / 3);
        string? nearest = null;
        foreach (var candidate in candidates)
        {
            var distance = Math.Abs(candidate.Length - name.Length) > limit ? limit + 1 : Distance(name, candidate);
            if (distance <= limit)
            {
                // Later candidates must be nearer, so that of equals the first one wins.
                (nearest, limit) = (candidate, distance - 1);
            }
        }

        return nearest;
    }

    /// <summary>The end of a message: <c>; did you mean 'trees'?</c>, or nothing.</summary>
    public static string Hint(string name, IEnumerable<string> candidates) =>
        Find(name, candidates) is { } nearest ? $"; did you mean '{nearest}'?" : "";

    private static int Distance(string left, string right)
    {
        var beforeLast = new int[right.Length + 1];
        var last = new int[right.Length + 1];
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = Same(left[i - 1], right[j - 1]);
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
