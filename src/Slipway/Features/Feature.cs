using Slipway.Columns;

namespace Slipway.Features;

/// <summary>
/// A column of the source as the model uses it: how its values become model columns, and what they were in the
/// training rows.
/// </summary>
internal sealed record Feature
{
    public required string Name { get; init; }

    public required ColumnType Type { get; init; }

    /// <summary>True if training rows held NULLs.</summary>
    public bool Nullable { get; init; }

    /// <summary>For text: the values of the training rows; a value's position is its code. Else null.</summary>
    public IReadOnlyList<string>? Categories { get; init; }

    /// <summary>For dates and timestamps: the parts that became model columns, in their order. Else null.</summary>
    public IReadOnlyList<DatePart>? Parts { get; init; }

    /// <summary>For timestamps: whether the source knew their time zone, so that they could be brought to UTC; null where nobody could tell.</summary>
    public bool? HasTimeZone { get; init; }

    /// <summary>The least value (dates as days, timestamps as microseconds since 1970); null for text.</summary>
    public double? Min { get; init; }

    public double? Max { get; init; }

    /// <summary>21 values at equal shares of the rows, ascending, from min to max; null for text.</summary>
    public IReadOnlyList<double>? Quantiles { get; init; }

    /// <summary>
    /// How many training rows each category held, in their order; for numbers, dates and timestamps, how many each
    /// of the bins of <see cref="ValueBins"/> held.
    /// </summary>
    public IReadOnlyList<long>? Counts { get; init; }

    /// <summary>For text: the training rows whose value is too rare to be a category; they count as missing.</summary>
    public long RareRows { get; init; }

    /// <summary>The share of rows that were NULL.</summary>
    public double ShareMissing { get; init; }

    /// <summary>For numbers: the share of values that were not whole.</summary>
    public double ShareFractional { get; init; }

    /// <summary>How many model columns it takes.</summary>
    public int Width => Parts?.Count ?? 1;

    /// <summary>The names of its model columns: its own, or <c>name.part</c> for each part of a date.</summary>
    public IEnumerable<string> ModelColumns() => Parts is null ? [Name] : Parts.Select(part => $"{Name}.{DateParts.NameOf(part)}");
}
