using Slipway.Columns;
using Slipway.Sources;

namespace Slipway.Pipelines.Init;

/// <summary>Finds the columns that identify a row.</summary>
internal static class KeyFinder
{
    /// <param name="seen">The rows that were looked at.</param>
    /// <param name="table">The table; null for a file.</param>
    /// <param name="declared">What the table's own constraints keep unique.</param>
    /// <param name="target">The column to predict, which can't be part of the key; null where it is not settled yet.</param>
    public static FoundKey Find(SeenRows seen, string? table, IReadOnlyList<UniqueKey> declared, string? target)
    {
        if (declared.FirstOrDefault(key => Identifies(seen.Rows, key.Columns, target)) is { } unique)
        {
            return new FoundKey(unique.Columns, unique.IsPrimary ? "the primary key" : "unique by an index");
        }

        var among = seen.IsSample ? "the rows looked at" : "all rows";
        return seen.Rows.Columns.Where(column => IsId(column, table) && !IsTarget(column.Info.Name, target))
            .OrderBy(column => Rank(column.Info.Name))
            .Select(column => new FoundKey([column.Info.Name], $"whole numbers that differ in {among}"))
            .FirstOrDefault()
            ?? new FoundKey([], table is null
                ? "no whole-number column called id differs from row to row"
                : "no primary key, no unique index without NULLs, and no whole-number column called id that differs from row to row");
    }

    // SQLite lets a primary key hold NULLs, and a unique index several of them.
    private static bool Identifies(ColumnBatch rows, IReadOnlyList<string> columns, string? target) => columns.All(name =>
        !IsTarget(name, target) && rows.Schema.TryFind(name, out var index, out var info)
        && info.Type != ColumnType.Unsupported && rows.Columns[index].Nulls.Count == 0);

    private static bool IsTarget(string name, string? target) => name.Equals(target, StringComparison.OrdinalIgnoreCase);

    private static bool IsId(Column column, string? table) =>
        column is Int64Column { Info.Type: ColumnType.Integer, Nulls.Count: 0 } integers
        && (Rank(column.Info.Name) < int.MaxValue || column.Info.Name.Equals(table + "id", StringComparison.OrdinalIgnoreCase))
        && AreDistinct(integers.Values);

    // id itself before names that only begin or end with it.
    private static int Rank(string name) => name switch
    {
        _ when name.Equals("id", StringComparison.OrdinalIgnoreCase) => 0,
        _ when name.StartsWith("id_", StringComparison.OrdinalIgnoreCase) || name.EndsWith("_id", StringComparison.OrdinalIgnoreCase) => 1,
        _ when name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith(" id", StringComparison.OrdinalIgnoreCase) => 1,
        _ => int.MaxValue,
    };

    private static bool AreDistinct(ReadOnlySpan<long> values)
    {
        var seen = new HashSet<long>(values.Length);
        foreach (var value in values)
        {
            if (!seen.Add(value))
            {
                return false;
            }
        }

        return true;
    }
}
