namespace Slipway.Pipelines.Load;

/// <summary>What was loaded.</summary>
/// <param name="Rows">The file's records.</param>
/// <param name="Columns">The table's columns that were filled, the row number's first if there is one.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Note">What the user should know of how rows were written; else null.</param>
internal sealed record LoadResult(long Rows, IReadOnlyList<LoadedColumn> Columns, double Seconds, string? Note = null);
