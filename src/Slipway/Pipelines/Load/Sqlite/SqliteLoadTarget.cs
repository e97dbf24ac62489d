using Slipway.Columns;
using Slipway.Sources.Csv;
using Slipway.Sources.Sqlite;

namespace Slipway.Pipelines.Load.Sqlite;

/// <summary>A SQLite file.</summary>
internal sealed class SqliteLoadTarget(SqliteConnection connection) : ILoadTarget
{
    public string Name => $"'{connection.Path}'";

    public TableLimits Limits => new("a SQLite table", connection.ColumnLimit, StringComparer.OrdinalIgnoreCase);

    public string RowNumberType => "INTEGER PRIMARY KEY";

    public string? FaultOf(string name) => null;

    // SQLite would turn a long decimal into a REAL in any numeric column.
    public IReadOnlyList<NewColumn> ColumnsFor(FileSchema file) =>
        [.. file.Columns.Columns.Select(column => new NewColumn(SqlType(column.Type), column with { KeepsDigits = true }) { IsText = SqlType(column.Type) == "TEXT" })];

    /// <summary>The table or view of a name; null where there is none.</summary>
    public ExistingTable? Find(string table) => SqliteCatalog.IsView(connection, table) ? new ExistingTable(IsView: true, [])
        : SqliteCatalog.Exists(connection, table) ? new ExistingTable(IsView: false, ReadColumns(table))
        : null;

    private TableColumn[] ReadColumns(string table)
    {
        using var statement = connection.Prepare($"SELECT * FROM {SqliteDialect.Quote(table)}");
        return [.. Enumerable.Range(0, statement.ColumnCount).Select(i => Describe(statement.ColumnName(i), statement.DeclaredType(i)))];
    }

    // A column without a telling type takes any value as the file has it.
    private static TableColumn Describe(string name, string declared) => SqliteTypes.FromDeclaration(name, declared) is { Type: not ColumnType.Unsupported } column
        ? new TableColumn(column)
        : new TableColumn(new ColumnInfo(name, ColumnType.Unsupported, declared)) { TakesAnything = true };

    private static string SqlType(ColumnType type) => type switch
    {
        ColumnType.Integer => "INTEGER",
        ColumnType.Number => "REAL",
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.Date => "DATE",
        ColumnType.Timestamp => "TIMESTAMP",
        _ => "TEXT",
    };
}
