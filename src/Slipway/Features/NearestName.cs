namespace Slipway.Features;

/// <summary>Finds the name that a missing one was most likely meant to be.</summary>
internal static class NearestName
{
    /// <summary>The name with the fewest edits, ignoring case; null where more than a third would have to change.</summary>
    public static string? Of(string name, IEnumerable<string> candidates)
    {
        var nearest = candidates.Select(candidate => (Name: candidate, Edits: Edits(name, candidate)))
            .DefaultIfEmpty((Name: "", Edits: int.MaxValue))
            .MinBy(candidate => candidate.Edits);
        return nearest.Edits <= Math.Max(1, name.Length / 3) ? nearest.Name : null;
    }

    private static int Edits(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        var current = new int[right.Length + 1];
        for (var i = 0; i < left.Length; i++)
        {
            current[0] = i + 1;
            for (var j = 0; j < right.Length; j++)
            {
                var change = char.ToUpperInvariant(left[i]) == char.ToUpperInvariant(right[j]) ? 0 : 1;
                current[j + 1] = Math.Min(Math.Min(current[j], previous[j + 1]) + 1, previous[j] + change);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
