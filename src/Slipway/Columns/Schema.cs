using System.Diagnostics.CodeAnalysis;

namespace Slipway.Columns;

/// <summary>The columns of a query, in its order.</summary>
internal sealed class Schema(IReadOnlyList<ColumnInfo> columns)
{
    public IReadOnlyList<ColumnInfo> Columns { get; } = columns;

    /// <summary>How a column would get another type; null where the source has no SQL for that.</summary>
    public ITypeMend? Mend { get; init; }

    /// <summary>What to do about columns that do not fit, where they are not those of a query; else null.</summary>
    public string? Remedy { get; init; }

    public int Count => Columns.Count;

    public ColumnInfo this[int index] => Columns[index];

    /// <summary>
    /// Finds a column by name: exactly, else ignoring case if that is unique. Returns false both where there is
    /// none and where several differ from <paramref name="name"/> only by case.
    /// </summary>
    public bool TryFind(string name, out int index, [NotNullWhen(true)] out ColumnInfo? column)
    {
        index = IndexOf(name, StringComparison.Ordinal, out _);
        if (index < 0)
        {
            index = IndexOf(name, StringComparison.OrdinalIgnoreCase, out var unique);
            index = unique ? index : -1;
        }

        column = index < 0 ? null : Columns[index];
        return column is not null;
    }

    private int IndexOf(string name, StringComparison comparison, out bool unique)
    {
        var found = -1;
        unique = true;
        for (var i = 0; i < Columns.Count; i++)
        {
            if (!Columns[i].Name.Equals(name, comparison))
            {
                continue;
            }

            unique = found < 0;
            found = found < 0 ? i : found;
        }

        return found;
    }
}
