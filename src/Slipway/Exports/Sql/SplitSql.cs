using System.Globalization;

namespace Slipway.Exports.Sql;

/// <summary>The condition under which a row goes to one side of a split. Where its value is missing, so that nothing compares, it is not true unless it says so.</summary>
internal static class SplitSql
{
    // Alternatives side by side are as deep as they are many, and SQLite takes expressions to a depth of 1,000.
    private const int MostSideBySide = 50;

    /// <param name="regions">The split.</param>
    /// <param name="column">The column that is asked.</param>
    /// <param name="isLeft">The side.</param>
    /// <param name="formatter">The database's.</param>
    public static string Condition(SplitRegions regions, ModelColumnSql column, bool isLeft, SqlFormatter formatter)
    {
        var takesMissing = regions.IsMissingLeft == isLeft;
        var terms = column.Categories is { } count ? Codes(regions, column.Name, count, isLeft) : Intervals(regions, column.Name, isLeft, formatter);
        if (takesMissing)
        {
            terms.Add($"{column.Name} IS NULL");
        }

        return terms.Count == 0 ? $"{column.Name} <> {column.Name}" : Any(terms);
    }

    private static string Any(List<string> terms) => terms.Count <= MostSideBySide
        ? string.Join(" OR ", terms)
        : $"({Any(terms[..(terms.Count / 2)])}) OR ({Any(terms[(terms.Count / 2)..])})";

    // Codes are few and whole, and a list is shorter than intervals.
    private static List<string> Codes(SplitRegions regions, string name, int count, bool isLeft)
    {
        var codes = Enumerable.Range(0, count).Where(code => regions.GoesLeft(code) == isLeft)
            .Select(code => code.ToString(CultureInfo.InvariantCulture))
            .ToArray();
        return codes.Length == 0 ? []
            : codes.Length == count ? [$"{name} IS NOT NULL"]
            : [$"{name} IN ({string.Join(", ", codes)})"];
    }

    private static List<string> Intervals(SplitRegions regions, string name, bool isLeft, SqlFormatter formatter)
    {
        if (regions.Count == 1)
        {
            return regions.IsLeft(0) == isLeft ? [$"{name} IS NOT NULL"] : [];
        }

        var terms = new List<string>();
        for (var i = 0; i < regions.Count; i++)
        {
            if (regions.IsLeft(i) == isLeft)
            {
                string?[] bounds =
                [
                    i == 0 ? null : Compare(name, RoundedBound.Above(regions.Ends[i - 1]), ">", ">=", formatter),
                    i == regions.Count - 1 ? null : Compare(name, RoundedBound.Above(regions.Ends[i]), "<=", "<", formatter),
                ];
                terms.Add(string.Join(" AND ", bounds.OfType<string>()));
            }
        }

        return terms;
    }

    private static string Compare(string name, RoundedBound bound, string inclusive, string exclusive, SqlFormatter formatter) =>
        $"{name} {(bound.IsInclusive ? inclusive : exclusive)} {formatter.Number(bound.Value)}";
}
