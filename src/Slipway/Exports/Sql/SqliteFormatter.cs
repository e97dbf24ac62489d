using System.Text;
using Slipway.Columns;
using Slipway.Features;
using Slipway.Sources.Sqlite;

namespace Slipway.Exports.Sql;

/// <summary>SQLite 3.8.3 and later; <c>exp</c> and <c>ln</c> are there from 3.35 on.</summary>
internal sealed class SqliteFormatter : SqlFormatter
{
    // https://sqlite.org/limits.html: the arguments of a function in versions before 3.48.
    private const int MostArguments = 100;
    private const string MicrosecondsPerDay = "86400000000";

    public override string DatabaseName => "SQLite";

    public override int MostColumns => 2000;

    public override string Fence => "LIMIT -1";

    public override string DoubleType => "REAL";

    public override bool HasSchemas => false;

    public override string Quote(string name) => SqliteDialect.Quote(name);

    // A statement's text ends at a NUL character.
    public override string Text(string value) => value.Contains('\0', StringComparison.Ordinal)
        ? $"CAST(X'{Convert.ToHexString(Encoding.UTF8.GetBytes(value))}' AS TEXT)"
        : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    public override string NumberOf(string column, ColumnType type) => type switch
    {
        // Whole numbers are compared with fractions exactly, however large they are.
        ColumnType.Integer => column,
        ColumnType.Boolean => $"CASE WHEN typeof({column}) = 'text' THEN lower({column}) = 'true' ELSE {column} END",
        _ => $"CAST({column} AS REAL)",
    };

    /// <summary>
    /// Microseconds since 1970, of text or of Unix seconds. SQLite's own functions keep milliseconds, so that the fraction is taken apart
    /// from the rest.
    /// </summary>
    public override string MomentOf(string column, bool isInUtc) =>
        $"CASE WHEN typeof({column}) = 'text' THEN strftime('%s', substr({column}, 1, 19) || ltrim(substr({column}, 20), '.,0123456789')) * 1000000"
        + $" + CASE WHEN substr({column}, 20, 1) IN ('.', ',') THEN CAST(round(CAST('.' || substr({column}, 21) AS REAL) * 1000000) AS INTEGER) ELSE 0 END"
        + $" ELSE CAST(round({column} * 1000000) AS INTEGER) END";

    public override string PartOf(string moment, DatePart part)
    {
        var time = $"(({moment} % {MicrosecondsPerDay} + {MicrosecondsPerDay}) % {MicrosecondsPerDay})";
        var day = $"(({moment} - {time}) / 1000000)";
        string Field(string format) => $"CAST(strftime('{format}', {day}, 'unixepoch') AS INTEGER)";
        return part switch
        {
            DatePart.Year => Field("%Y"),
            DatePart.Month => Field("%m"),
            DatePart.Day => Field("%d"),
            DatePart.Weekday => $"({Field("%w")} + 6) % 7 + 1",
            DatePart.YearDay => Field("%j"),
            DatePart.EpochDay => $"{day} / 86400",
            _ => $"{time} / 1000000.0",
        };
    }

    public override string Greatest(IEnumerable<string> values)
    {
        string[] terms = [.. values];
        while (terms.Length > 1)
        {
            terms = [.. terms.Chunk(MostArguments).Select(some => some.Length == 1 ? some[0] : $"max({string.Join(", ", some)})")];
        }

        return terms[0];
    }

    public override string CreateFunction(SqlFunction function) => throw new SlipwayException(
        ErrorKind.Usage, "SQLite has no functions written in SQL. Take a query or a view (--as view), or PostgreSQL, MySQL or MariaDB.");

    public override string Parameter(string name, int number) => Quote(name);

    protected override string Finite(string digits) => digits.AsSpan().ContainsAny('.', 'E') ? digits : $"{digits}.0";

    protected override string Infinite(double value) => value > 0 ? "9e999" : "-9e999";

    protected override string BytesOf(string column) => $"{column} COLLATE BINARY";
}
