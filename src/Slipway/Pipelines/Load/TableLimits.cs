namespace Slipway.Pipelines.Load;

/// <summary>What a kind of table can hold.</summary>
/// <param name="Table">The kind in words: <c>a SQLite table</c>.</param>
/// <param name="MostColumns">How many columns.</param>
/// <param name="Names">Which columns' names are one to it.</param>
internal sealed record TableLimits(string Table, int MostColumns, StringComparer Names);
