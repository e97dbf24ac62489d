using Npgsql.PostgresTypes;
using Slipway.Columns;
using Slipway.Pipelines.Load.Servers;
using Slipway.Sources.Csv;
using Slipway.Sources.PostgreSql;

namespace Slipway.Pipelines.Load.PostgreSql;

/// <summary>What the columns of a table of PostgreSQL take from a file. What the server would round without a word is ruled out.</summary>
internal static class PostgreSqlTableColumns
{
    // Those that COPY writes.
    private static readonly HashSet<string> Fitting =
    [
        "boolean", "smallint", "integer", "bigint", "real", "double precision", "numeric", "date", "timestamp without time zone", "timestamp with time zone", "text",
        "character varying", "character", "citext", "name", PostgreSqlTypes.Uuid,
    ];

    public static TableColumn Describe(PostgreSqlColumn column, ColumnDetail detail)
    {
        var type = detail.SqlType;
        var info = PostgreSqlTypes.Describe(column, isKey: false).Info with { DeclaredType = type };
        var isFitting = column.PostgresType is PostgresEnumType || Fitting.Contains(column.PostgresType.Name);
        var rule = column.PostgresType.Name switch
        {
            "smallint" => FieldRules.WholeNumber(type, short.MinValue, short.MaxValue),
            "integer" => FieldRules.WholeNumber(type, int.MinValue, int.MaxValue),
            "real" => FieldRules.SinglePrecision(type),
            "numeric" when column.NumericPrecision is { } precision => FieldRules.Digits(type, precision, column.NumericScale ?? 0),
            PostgreSqlTypes.Uuid => FieldRules.Uuid(type),
            _ when detail.MomentDigits is { } digits => FieldRules.Moment(type, digits),
            _ when info.Type == ColumnType.Text => FieldRules.TextWithoutNul(type, detail.MostCharacters),
            _ => null,
        };
        return new TableColumn(isFitting ? info : info with { Type = ColumnType.Unsupported })
        {
            KeepsDigits = true,
            FillsItself = detail.FillsItself,
            Rule = FieldRules.WithNulls(rule, type, detail.TakesNull),
        };
    }
}
