namespace Slipway.Scoring.Compilation;

/// <summary>The distinct sets of categories of a forest.</summary>
internal sealed class CategorySets
{
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<uint[]> _sets = [];

    /// <summary>The number of a set, one bit a category; sets that differ by empty words at their end are one.</summary>
    public int Number(ReadOnlySpan<uint> set)
    {
        set = set[..(set.LastIndexOfAnyExcept(0u) + 1)];
        var key = new string(System.Runtime.InteropServices.MemoryMarshal.Cast<uint, char>(set));
        if (!_numbers.TryGetValue(key, out var number))
        {
            number = _sets.Count;
            _numbers.Add(key, number);
            _sets.Add(set.ToArray());
        }

        return number;
    }

    public ReadOnlySpan<uint> this[int number] => _sets[number];

    /// <summary>Whether a category belongs to a set. Fractions are cut off; NaN and what is below 0 is in no set.</summary>
    public bool Contains(int number, float value)
    {
        var set = _sets[number];
        return value > -1 && value < 32L * set.Length && (set[(int)value / 32] >> ((int)value % 32) & 1) != 0;
    }
}
