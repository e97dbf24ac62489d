using Slipway.Columns;
using Slipway.Sources.Csv;

namespace Slipway.Pipelines.Load;

/// <summary>A column of a table that is to be made.</summary>
/// <param name="SqlType">Its type.</param>
/// <param name="ReadAs">How the file's values are read.</param>
/// <param name="Rule">What they must hold to; null for nothing.</param>
internal sealed record NewColumn(string SqlType, ColumnInfo ReadAs, FieldRule? Rule = null)
{
    /// <summary>Whether it is one of text, whatever the values are.</summary>
    public bool IsText { get; init; }
}
