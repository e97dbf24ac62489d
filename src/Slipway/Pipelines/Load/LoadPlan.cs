using Slipway.Columns;
using Slipway.Sources.Csv;

namespace Slipway.Pipelines.Load;

/// <summary>How a file's columns become those of a table.</summary>
/// <param name="IsAppend">Whether the rows are added to those of a table that is there; else the table is to be made.</param>
/// <param name="ReadAs">The file's columns as their values are to be read, in the file's order.</param>
/// <param name="Rules">For each of them what its values must hold to; null where there is nothing.</param>
/// <param name="Columns">The table's columns to write to: the row number's first if there is one, then the file's.</param>
internal sealed record LoadPlan(bool IsAppend, Schema ReadAs, IReadOnlyList<FieldRule?> Rules, IReadOnlyList<LoadedColumn> Columns)
{
    /// <summary>The names of <see cref="Columns"/>.</summary>
    public IReadOnlyList<string> Names => [.. Columns.Select(column => column.Name)];
}
