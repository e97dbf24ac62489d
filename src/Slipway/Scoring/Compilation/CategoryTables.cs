using System.Numerics;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Compilation;

/// <summary>Makes the tables of a run of splits by sets of categories: <see cref="CategoryTable"/>.</summary>
internal static class CategoryTables
{
    /// <summary>Adds the tables.</summary>
    /// <param name="splits">All splits.</param>
    /// <param name="numbers">The run's, of one feature and kind.</param>
    /// <param name="words">Gets the tables.</param>
    /// <returns>How many categories the tables have.</returns>
    public static int Add(SplitTable splits, ReadOnlySpan<int> numbers, List<uint> words)
    {
        var categories = 0;
        foreach (var number in numbers)
        {
            categories = Math.Max(categories, 32 * splits.CategorySets[splits.Splits[number].CategorySet].Length);
        }

        while (!numbers.IsEmpty)
        {
            var table = new uint[CategoryTable.Words(categories)];
            table[CategoryTable.Missing(categories)] = splits.Splits[numbers[0]].Kind == SplitKind.InSetOrMissing ? uint.MaxValue : 0;
            var count = Math.Min(numbers.Length, CategoryTable.Sets);
            for (var i = 0; i < count; i++)
            {
                AddSet(splits.CategorySets[splits.Splits[numbers[i]].CategorySet], 1u << i, table);
            }

            words.AddRange(table);
            numbers = numbers[count..];
        }

        return categories;
    }

    private static void AddSet(ReadOnlySpan<uint> set, uint bit, uint[] table)
    {
        for (var word = 0; word < set.Length; word++)
        {
            for (var rest = set[word]; rest != 0; rest &= rest - 1)
            {
                table[(32 * word) + BitOperations.TrailingZeroCount(rest)] |= bit;
            }
        }
    }
}
