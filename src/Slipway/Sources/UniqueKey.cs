namespace Slipway.Sources;

/// <summary>Columns that are unique together.</summary>
/// <param name="Columns">Their names.</param>
/// <param name="IsPrimary">Whether they are the table's primary key.</param>
internal sealed record UniqueKey(IReadOnlyList<string> Columns, bool IsPrimary);
