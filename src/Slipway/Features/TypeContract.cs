using Slipway.Columns;

namespace Slipway.Features;

/// <summary>Judges by its type alone whether a column can hold what a feature was in training.</summary>
internal static class TypeContract
{
    /// <returns>Null where it can, as far as its type says.</returns>
    public static TypeFault? Find(Feature feature, ColumnInfo column)
    {
        if (!IsOfKind(feature, column))
        {
            // A column of days has lost the time of day.
            return new TypeFault(
                column,
                $"is {Declared(column)} where training had {Describe(feature.Type)}",
                TypeNeeds.Of(feature),
                IsLossy: feature.Type == ColumnType.Timestamp && column.Type == ColumnType.Date);
        }

        if (feature.Type == ColumnType.Timestamp && column.Type == ColumnType.Timestamp)
        {
            return feature.HasTimeZone is { } trained && column.HasTimeZone is { } found && trained != found
                ? new TypeFault(column, ZoneReason(column, trained), TypeNeeds.Of(feature), IsZone: true)
                : null;
        }

        return column.IsNumeric ? FindNumeric(feature, column) : null;
    }

    /// <summary>A type in a word for people.</summary>
    public static string Describe(ColumnType type) => type switch
    {
        ColumnType.Integer => "an integer",
        ColumnType.Number => "a number",
        ColumnType.Decimal => "a decimal",
        ColumnType.Boolean => "a boolean",
        ColumnType.Date => "a date",
        ColumnType.Timestamp => "a timestamp",
        ColumnType.Text => "text",
        _ => "a type that can't be a feature",
    };

    private static bool IsOfKind(Feature feature, ColumnInfo column) => feature.Type switch
    {
        ColumnType.Text => column.Type == ColumnType.Text,
        ColumnType.Date => column.Type is ColumnType.Date or ColumnType.Timestamp,
        ColumnType.Timestamp => column.Type == ColumnType.Timestamp
            || (column.Type == ColumnType.Date && feature.Parts?.Contains(DatePart.DaySecond) != true),
        _ => column.IsNumeric,
    };

    private static TypeFault? FindNumeric(Feature feature, ColumnInfo column)
    {
        // Where a source does not hold its columns to their types, their values are judged.
        var keepsNoFraction = column.Type == ColumnType.Decimal ? column.Scale <= 0 : column is { Type: ColumnType.Integer or ColumnType.Boolean, Limits: not null };
        if (feature.ShareFractional > 0 && keepsNoFraction)
        {
            return new TypeFault(
                column,
                $"is {Declared(column)}, which keeps no digit after the point, where {feature.ShareFractional:P0} of the training's values had one",
                TypeNeeds.Of(feature),
                IsLossy: true);
        }

        return column.Limits is { } limits && (feature.Min < limits.Min || feature.Max > limits.Max) && IsFinite(feature)
            ? new TypeFault(
                column,
                $"is {Declared(column)}, which holds {ContractText.Number(limits.Min)} to {ContractText.Number(limits.Max)}, where training saw {ContractText.Number(feature.Min!.Value)} to {ContractText.Number(feature.Max!.Value)}",
                TypeNeeds.Of(feature),
                IsLossy: true)
            : null;
    }

    // Infinities are kept as the ends of float32.
    private static bool IsFinite(Feature feature) => feature is { Min: > -float.MaxValue, Max: < float.MaxValue };

    private static string ZoneReason(ColumnInfo column, bool trained) => trained
        ? $"is {Declared(column)}, which is of no known time zone, where training's was brought to UTC"
        : $"is {Declared(column)}, which is brought to UTC, where training's was of no known time zone";

    private static string Declared(ColumnInfo column) =>
        column.DeclaredType.Length == 0 ? Describe(column.Type) : $"{Describe(column.Type)} ({column.DeclaredType})";
}
