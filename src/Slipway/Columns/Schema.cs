using System.Diagnostics.CodeAnalysis;

namespace Slipway.Columns;

/// <summary>The columns of a query, in its order.</summary>
internal sealed class Schema(IReadOnlyList<ColumnInfo> columns)
{
    private const int NotUnique = -1;

    private Dictionary<string, int>? _exact;
    private Dictionary<string, int>? _folded;

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
        _exact ??= Index(StringComparer.Ordinal);
        if (!_exact.TryGetValue(name, out index))
        {
            _folded ??= Index(StringComparer.OrdinalIgnoreCase);
            index = _folded.GetValueOrDefault(name, NotUnique);
        }

        // Several of exactly the same name are for a source to refuse; the first of them is found.
        column = index == NotUnique ? null : Columns[index];
        return column is not null;
    }

    private Dictionary<string, int> Index(StringComparer comparer)
    {
        var index = new Dictionary<string, int>(Columns.Count, comparer);
        for (var i = 0; i < Columns.Count; i++)
        {
            if (!index.TryAdd(Columns[i].Name, i) && comparer != StringComparer.Ordinal)
            {
                index[Columns[i].Name] = NotUnique;
            }
        }

        return index;
    }
}
