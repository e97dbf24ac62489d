namespace Slipway.Pipelines.Load;

/// <summary>A table or view that has the name of the one to load into.</summary>
/// <param name="IsView">True for what takes no rows.</param>
/// <param name="Columns">Its columns; read only where rows are to be appended.</param>
internal sealed record ExistingTable(bool IsView, IReadOnlyList<TableColumn> Columns);
