using Slipway.Columns;
using Slipway.Features;
using Slipway.Sources.PostgreSql;

namespace Slipway.Exports.Sql;

/// <summary>PostgreSQL.</summary>
internal sealed class PostgreSqlFormatter : SqlFormatter
{
    public override string DatabaseName => "PostgreSQL";

    // A query has 1,664; some are left for what is added.
    public override int MostColumns => 1600;

    public override string Fence => "OFFSET 0";

    // The planner copies a subquery's text for each one around it.
    public override int TreesPerStep => 400;

    public override string DoubleType => "double precision";

    public override string Quote(string name) => PostgreSqlDialect.Instance.Quote(name);

    // What a backslash means in plain quotes is a setting.
    public override string? Text(string value) => value.Contains('\0', StringComparison.Ordinal) ? null
        : value.Contains('\\', StringComparison.Ordinal) ? $"E'{Quoted(value).Replace("\\", "\\\\", StringComparison.Ordinal)}'"
        : $"'{Quoted(value)}'";

    // A NaN is above all numbers here, and to the model it is missing.
    public override string NumberOf(string column, ColumnType type) =>
        type == ColumnType.Boolean ? $"{column}::integer::float8" : $"NULLIF({column}::float8, 'NaN'::float8)";

    public override string MomentOf(string column, bool isInUtc) =>
        $"CASE WHEN isfinite({column}) THEN {(isInUtc ? $"{column} AT TIME ZONE 'UTC'" : $"{column}::timestamp")} END";

    public override string PartOf(string moment, DatePart part) => part switch
    {
        DatePart.EpochDay => $"({moment}::date - DATE '1970-01-01')::float8",
        DatePart.DaySecond => $"extract(epoch FROM {moment}::time)::float8",
        _ => $"extract({Field(part)} FROM {moment})::float8",
    };

    public override string Greatest(IEnumerable<string> values) => $"greatest({string.Join(", ", values)})";

    public override string CreateFunction(SqlFunction function)
    {
        var parameters = function.Features.Select(feature => $"{Quote(feature.Name)} {TypeOf(feature)}");
        var prediction = function.PredictionType switch
        {
            ColumnType.Integer => "bigint",
            ColumnType.Boolean => "boolean",
            ColumnType.Text => "text",
            _ => DoubleType,
        };
        var returns = function.Columns.Count == 1
            ? prediction
            : $"TABLE ({string.Join(", ", function.Columns.Select((column, i) => $"{column} {(i == 0 ? prediction : DoubleType)}"))}) ROWS 1";
        var tag = "$slipway$";
        while (function.Body.Contains(tag, StringComparison.Ordinal))
        {
            tag = $"{tag[..^1]}_$";
        }

        return $"CREATE FUNCTION {function.Name} ({string.Join(", ", parameters)})\nRETURNS {returns} LANGUAGE sql IMMUTABLE PARALLEL SAFE AS {tag}\n{function.Body}{tag}";
    }

    // By its number it is never taken for a column.
    public override string Parameter(string name, int number) => FormattableString.Invariant($"${number}");

    protected override string Finite(string digits) => $"{digits}::float8";

    protected override string Infinite(double value) => value > 0 ? "'Infinity'::float8" : "'-Infinity'::float8";

    protected override string BytesOf(string column) => $"{column}::text COLLATE \"C\"";

    private static string Quoted(string value) => value.Replace("'", "''", StringComparison.Ordinal);

    private static string Field(DatePart part) => part switch
    {
        DatePart.Year => "year",
        DatePart.Month => "month",
        DatePart.Day => "day",
        DatePart.Weekday => "isodow",
        _ => "doy",
    };

    private static string TypeOf(Feature feature) => feature.Type switch
    {
        ColumnType.Text => "text",
        ColumnType.Date => "date",
        ColumnType.Timestamp => feature.HasTimeZone == true ? "timestamptz" : "timestamp",
        ColumnType.Boolean => "boolean",
        _ => "double precision",
    };
}
