using System.Text;
using Slipway.Columns;
using Slipway.Features;
using Slipway.Sources.MySql;

namespace Slipway.Exports.Sql;

/// <summary>MySQL from 8.0 on and MariaDB from 10.2 on.</summary>
internal sealed class MySqlFormatter : SqlFormatter
{
    private const string Epoch = "TIMESTAMP'1970-01-01 00:00:00'";

    public override string DatabaseName => "MySQL or MariaDB";

    // Of a temporary table.
    public override int MostColumns => 1000;

    public override string Fence => "LIMIT 18446744073709551615";

    public override string DoubleType => "DOUBLE";

    // A parameter's would be the session's.
    public override bool HasZonedParameters => false;

    public override string Quote(string name) => MySqlDialect.Instance.Quote(name);

    // What a backslash means is a setting of the server's, and what other letters are is one of the connection's; bytes are what they are.
    public override string Text(string value) => value.All(letter => letter is >= ' ' and <= '~' and not '\\')
        ? $"'{value.Replace("'", "''", StringComparison.Ordinal)}'"
        : $"_utf8mb4 X'{Convert.ToHexString(Encoding.UTF8.GetBytes(value))}'";

    public override string NumberOf(string column, ColumnType type) => $"({column} + 0e0)";

    // Zero dates are no dates, and the reader takes the first of all moments for one. Of a TIMESTAMP, UNIX_TIMESTAMP is the stored value, without the session's time zone.
    public override string MomentOf(string column, bool isInUtc) =>
        $"CASE WHEN {column} > TIMESTAMP'0001-01-01 00:00:00' THEN {(isInUtc ? $"{Epoch} + INTERVAL UNIX_TIMESTAMP({column}) SECOND" : column)} END";

    public override string PartOf(string moment, DatePart part) => part switch
    {
        DatePart.Year => $"YEAR({moment})",
        DatePart.Month => $"MONTH({moment})",
        DatePart.Day => $"DAYOFMONTH({moment})",
        DatePart.Weekday => $"WEEKDAY({moment}) + 1",
        DatePart.YearDay => $"DAYOFYEAR({moment})",
        DatePart.EpochDay => $"DATEDIFF({moment}, '1970-01-01')",
        _ => $"(HOUR({moment}) * 3600000000 + MINUTE({moment}) * 60000000 + SECOND({moment}) * 1000000 + MICROSECOND({moment})) / 1e6",
    };

    public override string Greatest(IEnumerable<string> values) =>
        values.ToArray() is [var only] ? only : $"GREATEST({string.Join(", ", values)})";

    public override string CreateFunction(SqlFunction function)
    {
        var parameters = function.Features.Select(feature => $"{Quote(feature.Name)} {TypeOf(feature.Type)}");
        var type = function.PredictionType switch
        {
            ColumnType.Integer => "BIGINT",
            ColumnType.Boolean => "BOOLEAN",
            ColumnType.Text => "LONGTEXT CHARACTER SET utf8mb4",
            _ => DoubleType,
        };
        return $"CREATE FUNCTION {function.Name} ({string.Join(", ", parameters)})\nRETURNS {type} DETERMINISTIC NO SQL RETURN (\n{function.Body})";
    }

    public override string Parameter(string name, int number) => Quote(name);

    // Without an exponent it would be a DECIMAL.
    protected override string Finite(string digits) => digits.Contains('E', StringComparison.Ordinal) ? digits : $"{digits}e0";

    // Its columns can't hold infinities.
    protected override string Infinite(double value) => Number(value > 0 ? double.MaxValue : double.MinValue);

    protected override string BytesOf(string column) => MySqlDialect.Instance.BinaryOrder(column);

    private static string TypeOf(ColumnType type) => type switch
    {
        ColumnType.Text => "LONGTEXT CHARACTER SET utf8mb4",
        ColumnType.Date => "DATE",
        ColumnType.Timestamp => "DATETIME(6)",
        ColumnType.Boolean => "BOOLEAN",
        _ => "DOUBLE",
    };
}
