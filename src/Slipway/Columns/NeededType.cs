namespace Slipway.Columns;

/// <summary>A type that would hold what a column must.</summary>
/// <param name="Type">Whole numbers, decimals, numbers, text, dates or timestamps.</param>
internal sealed record NeededType(ColumnType Type)
{
    /// <summary>For whole numbers and decimals: how many digits there are in all.</summary>
    public int Precision { get; init; }

    /// <summary>For decimals: how many of them follow the point.</summary>
    public int Scale { get; init; }

    /// <summary>For timestamps: whether they are moments of a known time zone.</summary>
    public bool HasTimeZone { get; init; }
}
