using Slipway.Columns;
using Slipway.Sources.Csv;
using Slipway.Sources.Sqlite;

namespace Slipway.Pipelines.Load;

/// <summary>What has to be done before the first row can be inserted.</summary>
/// <param name="Statements">SQL to run first.</param>
/// <param name="ReadAs">The file's columns as their values are to be read.</param>
/// <param name="InsertNames">The table's columns to insert into: the row number's if there is one, then the file's.</param>
/// <param name="FirstRowNumber">The first row's number; null where rows get none.</param>
/// <param name="Columns">For the result.</param>
internal sealed record SqliteLoadPlan(
    IReadOnlyList<string> Statements, Schema ReadAs, IReadOnlyList<string> InsertNames, long? FirstRowNumber, IReadOnlyList<LoadedColumn> Columns)
{
    public static SqliteLoadPlan Create(SqliteConnection connection, FileSchema file, LoadOptions options)
    {
        RequireDistinctNames(file, options);
        var limit = connection.ColumnLimit;
        var count = file.Columns.Count + (options.RowNumberColumn is null ? 0 : 1);
        if (count > limit)
        {
            throw new SlipwayException(
                ErrorKind.Data, $"The file '{options.File}' makes a table of {count} columns; a SQLite table holds at most {limit}. A CSV file can be trained on and predicted without a database.");
        }

        if (SqliteCatalog.IsView(connection, options.Table))
        {
            throw new SlipwayException(
                ErrorKind.Database, $"'{options.Table}' is a view of '{connection.Path}'; rows need a table. Choose another name.");
        }

        var exists = SqliteCatalog.Exists(connection, options.Table);
        return options.IfExists switch
        {
            IfTableExists.Fail when exists => throw new SlipwayException(
                ErrorKind.Usage, $"There is a table '{options.Table}' in '{connection.Path}' already. Replace it with --replace, or add to its rows with --append."),
            IfTableExists.Append when exists => SqliteAppend.Plan(connection, file, options),
            IfTableExists.Replace when exists => ForNewTable(file, options, [$"DROP TABLE {SqliteDialect.Quote(options.Table)}"]),
            _ => ForNewTable(file, options, []),
        };
    }

    private static SqliteLoadPlan ForNewTable(FileSchema file, LoadOptions options, string[] before)
    {
        if (file.Rows == 0)
        {
            throw new SlipwayException(
                ErrorKind.Data, $"The file '{options.File}' has columns but no record, so that their types can't be told. Expected at least one record; --append to a table that is there takes none too.");
        }

        var columns = file.Columns.Columns
            .Select((column, i) => new LoadedColumn(column.Name, SqlType(column.Type), Note(column.Type, file.Notes[i])))
            .ToList();
        if (options.RowNumberColumn is { } rowNumber)
        {
            columns.Insert(0, new LoadedColumn(rowNumber, "INTEGER PRIMARY KEY"));
        }

        var create = $"CREATE TABLE {SqliteDialect.Quote(options.Table)} ({string.Join(", ", columns.Select(column => $"{SqliteDialect.Quote(column.Name)} {column.SqlType}"))})";

        // SQLite would turn a long decimal into a REAL in any numeric column.
        var readAs = file.Columns.Columns.Select(column => column.Type == ColumnType.Decimal ? column with { Type = ColumnType.Text } : column);
        return new SqliteLoadPlan(
            [.. before, create], new Schema([.. readAs]), [.. columns.Select(column => column.Name)], options.RowNumberColumn is null ? null : 1, columns);
    }

    private static string? Note(ColumnType type, string? note) => type switch
    {
        ColumnType.Decimal => $"is kept as text: it {note}",
        ColumnType.Text => note,
        _ => null,
    };

    private static string SqlType(ColumnType type) => type switch
    {
        ColumnType.Integer => "INTEGER",
        ColumnType.Number => "REAL",
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.Date => "DATE",
        ColumnType.Timestamp => "TIMESTAMP",
        _ => "TEXT",
    };

    private static void RequireDistinctNames(FileSchema file, LoadOptions options)
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var column in file.Columns.Columns)
        {
            if (!seen.TryAdd(column.Name, column.Name))
            {
                throw new SlipwayException(
                    ErrorKind.Data,
                    $"The columns '{seen[column.Name]}' and '{column.Name}' of the file '{options.File}' differ only by case, which a SQLite table can't hold. Rename one.");
            }
        }

        if (options.RowNumberColumn is { } rowNumber && seen.TryGetValue(rowNumber, out var there))
        {
            throw new SlipwayException(
                ErrorKind.Usage, $"The file '{options.File}' has a column '{there}' already. Give --row-number another name, or leave it out.");
        }
    }
}
