using Slipway.Columns;

namespace Slipway.Models;

/// <summary>The predicted column, as it was in training.</summary>
internal sealed record TargetColumn(string Name, ColumnType Type);
