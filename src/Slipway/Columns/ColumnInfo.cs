namespace Slipway.Columns;

/// <summary>A column of a source's query, as the source describes it before the first row.</summary>
/// <param name="Name">The name as the query gives it.</param>
/// <param name="Type">What its values are brought to.</param>
/// <param name="DeclaredType">The source's own words for the type, for messages; empty where it has none.</param>
/// <param name="Scale">For a <see cref="ColumnType.Decimal"/>: digits after the point; null where the source does not limit them.</param>
internal sealed record ColumnInfo(string Name, ColumnType Type, string DeclaredType = "", int? Scale = null)
{
    /// <summary>For a <see cref="ColumnType.Timestamp"/>: whether the source knows in which zone it is, so that it could be brought to UTC; null where nobody can tell.</summary>
    public bool? HasTimeZone { get; init; }

    /// <summary>For a <see cref="ColumnType.Decimal"/>: whether its values are kept as the text that they came as, with digits that a double would lose.</summary>
    public bool KeepsDigits { get; init; }

    /// <summary>For numbers: what the column can hold, where the source sees to it that it holds nothing else; else null.</summary>
    public ValueRange? Limits { get; init; }

    /// <summary>True for the types whose values are numbers as they stand.</summary>
    public bool IsNumeric => Type is ColumnType.Integer or ColumnType.Number or ColumnType.Decimal or ColumnType.Boolean;
}
