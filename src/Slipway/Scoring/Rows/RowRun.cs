using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Rows;

/// <summary>Splits of one feature and kind, in consecutive places.</summary>
/// <param name="Feature">Their feature.</param>
/// <param name="Kind">Their kind.</param>
/// <param name="First">The first place.</param>
/// <param name="Count">How many.</param>
/// <param name="FirstSet">For sets: where their tables begin.</param>
/// <param name="Categories">For sets: the categories of a table.</param>
internal readonly record struct RowRun(int Feature, SplitKind Kind, int First, int Count, int FirstSet, int Categories);
