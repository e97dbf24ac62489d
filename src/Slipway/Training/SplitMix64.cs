namespace Slipway.Training;

/// <summary>
/// A small seeded generator whose numbers are the same on every machine and .NET version, so that a split is too
/// (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", OOPSLA 2014).
/// </summary>
internal struct SplitMix64(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A number from 0 up to, not including, <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)Math.BigMul(Next(), (ulong)limit, out _);

    /// <summary>Draws <paramref name="count"/> of the numbers below <paramref name="limit"/>, ascending.</summary>
    public int[] Draw(int count, int limit)
    {
        var numbers = Permutation(limit, count);
        var drawn = numbers[..count];
        Array.Sort(drawn);
        return drawn;
    }

    /// <summary>The numbers below <paramref name="limit"/> in a random order.</summary>
    public int[] Permutation(int limit) => Permutation(limit, limit);

    // Random are only the first ones.
    private int[] Permutation(int limit, int count)
    {
        var numbers = new int[limit];
        for (var i = 0; i < limit; i++)
        {
            numbers[i] = i;
        }

        for (var i = 0; i < count; i++)
        {
            var j = i + Below(limit - i);
            (numbers[i], numbers[j]) = (numbers[j], numbers[i]);
        }

        return numbers;
    }
}
