using System.Data.Common;
using System.Globalization;
using MySqlConnector;
using Slipway.Columns;
using Slipway.Pipelines.Load.Servers;
using Slipway.Sinks.MySql;
using Slipway.Sources.Csv;
using Slipway.Sources.Servers;

namespace Slipway.Pipelines.Load.MySql;

/// <summary>MySQL and MariaDB as a place to load files into.</summary>
internal sealed class MySqlLoadDialect : LoadDialect
{
    private const int MostVarchars = 50;
    private const int VarcharCharacters = 255;
    private const int TextBytes = 65_535;
    private const int MediumTextBytes = 16_777_215;
    private const int MostDigits = 65;

    // A letter of UTF-16 takes no more in UTF-8.
    private const int BytesPerLetter = 3;

    public static MySqlLoadDialect Instance { get; } = new();

    // https://dev.mysql.com/doc/refman/8.0/en/innodb-limits.html
    public override TableLimits Limits { get; } = new("an InnoDB table of MySQL or MariaDB", 1_017, StringComparer.OrdinalIgnoreCase);

    public override bool MakesTablesInTransactions => false;

    public override string LimitWaiting => FormattableString.Invariant($"SET SESSION lock_wait_timeout = {LongestWaitSeconds}");

    public override IReadOnlyList<NewColumn> ColumnsFor(ServerConnection connection, FileSchema file)
    {
        // All VARCHARs of a row share 65,535 bytes.
        var hasVarchars = file.Widths.Where((width, i) => file.Columns[i].Type == ColumnType.Text && width.Characters <= VarcharCharacters).Count() <= MostVarchars;
        return [.. file.Columns.Columns.Select((column, i) => ColumnFor(connection, column, file.Widths[i], hasVarchars))];
    }

    public override Task<List<ColumnDetail>> ReadDetailsAsync(ServerConnection connection, TableName table, CancellationToken cancellationToken) => connection.ReadAllAsync(
        """
        SELECT column_name, column_type, is_nullable = 'YES', extra LIKE '%auto_increment%' OR extra LIKE '%VIRTUAL GENERATED%' OR extra LIKE '%STORED GENERATED%',
          datetime_precision, CASE WHEN data_type NOT IN ('enum', 'set') THEN character_maximum_length END
        FROM information_schema.columns WHERE table_schema = @p1 AND BINARY table_name = BINARY @p2
        """,
        [table.Schema, table.Name],
        row => new ColumnDetail(
            row.GetString(0), row.GetString(1), Number(row, 2) != 0, Number(row, 3) != 0, (int?)Number(row, 4), Number(row, 5)), cancellationToken);

    public override TableColumn Describe(DbColumn column, ColumnDetail detail) => MySqlTableColumns.Describe((MySqlDbColumn)column, detail);

    public override async Task RequireAppendableAsync(ServerConnection connection, TableName table, CancellationToken cancellationToken)
    {
        var engine = await connection.ReadAllAsync(
            """
            SELECT t.engine, e.transactions = 'YES' FROM information_schema.tables AS t JOIN information_schema.engines AS e ON e.engine = t.engine
            WHERE t.table_schema = @p1 AND BINARY t.table_name = BINARY @p2
            """,
            [table.Schema, table.Name], row => (Name: row.GetString(0), TakesBack: Number(row, 1) != 0), cancellationToken).ConfigureAwait(false);
        if (engine is [{ TakesBack: false } unfit])
        {
            throw new SlipwayException(
                ErrorKind.Database,
                $"Table '{table.Name}' of {connection.Address.Describe()} is kept by the engine {unfit.Name}, which takes no rows back, so that a load could stay half done; ALTER TABLE {table.Quoted(connection.Dialect)} ENGINE = InnoDB mends that.");
        }
    }

    public override INewTable NewTable(ServerConnection connection, TableName table, bool replaces) => new MySqlNewTable(connection, table, replaces);

    // "Row size too large (> 8126) …", "… The maximum row size for the used table type, not counting BLOBs, is 65535. …"
    public override string? RowLimit(SlipwayException fault) => fault.InnerException is MySqlException { ErrorCode: MySqlErrorCode.TooBigRowSize } error
        ? string.Concat(error.Message.SkipWhile(letter => !char.IsAsciiDigit(letter)).TakeWhile(char.IsAsciiDigit))
        : null;

    // Of whatever type the server gives it.
    private static long? Number(DbDataReader row, int column) => row.IsDBNull(column) ? null : Convert.ToInt64(row.GetValue(column), CultureInfo.InvariantCulture);

    private static NewColumn ColumnFor(ServerConnection connection, ColumnInfo column, FieldWidth width, bool hasVarchars)
    {
        var type = column.Type switch
        {
            ColumnType.Text => null,
            ColumnType.Decimal => DecimalType(connection, width),
            _ => MySqlSinkDialect.Instance.TypeOf(connection, column, isKey: false),
        };
        return new NewColumn(type ?? TextType(width, hasVarchars), column with { KeepsDigits = true }) { IsText = type is null };
    }

    // Null where it can't hold all digits.
    private static string? DecimalType(ServerConnection connection, FieldWidth width)
    {
        var digits = Math.Max(1, width.WholeDigits + width.FractionDigits);
        return digits <= MostDigits && width.FractionDigits <= (MySqlSinkDialect.IsMariaDb(connection) ? 38 : 30)
            ? FormattableString.Invariant($"DECIMAL({digits},{width.FractionDigits})")
            : null;
    }

    private static string TextType(FieldWidth width, bool hasVarchars) => (BytesPerLetter * (long)width.Characters) switch
    {
        _ when hasVarchars && width.Characters <= VarcharCharacters => FormattableString.Invariant($"VARCHAR({VarcharCharacters})"),
        <= TextBytes => "TEXT",
        <= MediumTextBytes => "MEDIUMTEXT",
        _ => "LONGTEXT",
    };
}
