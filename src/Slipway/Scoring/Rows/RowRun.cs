using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Rows;

/// <summary>Splits of one feature and kind, in consecutive places.</summary>
internal readonly record struct RowRun(int Feature, SplitKind Kind, int First, int Count);
