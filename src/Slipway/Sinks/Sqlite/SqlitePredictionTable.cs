using System.Text;
using Slipway.Columns;
using Slipway.Sources.Sqlite;

namespace Slipway.Sinks.Sqlite;

/// <summary>
/// The table that predictions go to, and its view with the run's details. It is narrow on purpose: what is the same for all rows of a run
/// is stored once, in <see cref="SqliteRunTable"/>.
/// </summary>
internal sealed class SqlitePredictionTable(SqliteConnection connection, string name, KeyColumns key, PredictionLayout layout)
{
    public string Name { get; } = name;

    /// <summary>Columns of a row.</summary>
    public int Width => key.Columns.Count + 2 + layout.ProbabilityColumns.Count;

    /// <summary>True where <see cref="Create"/> found no such table.</summary>
    public bool IsNew { get; private set; }

    private IEnumerable<string> ColumnNames =>
        [.. key.Columns.Select(column => column.Name), PredictionLayout.RunId, PredictionLayout.Prediction, .. layout.ProbabilityColumns];

    private string QuotedDetail => SqliteDialect.Quote(Name + "_detail");

    private string QuotedKey => string.Join(", ", key.Columns.Select(column => SqliteDialect.Quote(column.Name)));

    /// <summary>Creates the table and the view, or holds an existing table against what it must be.</summary>
    /// <exception cref="SlipwayException">The name is taken by something else, or the key's names clash with other columns, or two different keys could become one.</exception>
    public void Create()
    {
        PredictionLayout.RequireDifferent(ColumnNames, $"table '{Name}'");
        if (SqliteCatalog.IsView(connection, Name))
        {
            throw new SlipwayException(
                ErrorKind.Database, $"'{Name}' is a view of '{connection.Path}'; predictions need a table. Choose another name.");
        }

        var existing = ReadColumnNames();
        if (existing.Count == 0)
        {
            connection.Execute(CreateStatement());
            IsNew = true;
        }
        else if (!existing.SequenceEqual(ColumnNames, StringComparer.OrdinalIgnoreCase))
        {
            throw PredictionLayout.OtherColumns(Name, existing, ColumnNames);
        }
        else
        {
            SqliteStoredKey.Require(connection, Name, key.Columns);
        }

        connection.Execute(
            $"""
            CREATE VIEW IF NOT EXISTS {QuotedDetail} AS
            SELECT p.*, r.started AS predicted_at, r.model, r.model_digest, r.state AS run_state
            FROM {SqliteDialect.Quote(Name)} AS p JOIN {SqliteRunTable.Name} AS r USING ({PredictionLayout.RunId})
            """);
    }

    /// <summary>Takes the table and the view back.</summary>
    public void Drop() => connection.Execute($"DROP VIEW IF EXISTS {QuotedDetail}; DROP TABLE {SqliteDialect.Quote(Name)}");

    /// <summary>
    /// Writes or replaces a number of rows at once. A row that the same run has written already is left as it is and not counted as a change:
    /// its key is in the source twice. Parameter 1 is the run; the others follow row by row.
    /// </summary>
    public SqliteStatement PrepareWrite(int rows)
    {
        var sql = new StringBuilder();
        sql.Append("INSERT INTO ").Append(SqliteDialect.Quote(Name)).Append(" VALUES ");
        for (var row = 0; row < rows; row++)
        {
            // A question mark alone takes the number after the largest so far; the first of all must not be 1.
            var values = Enumerable.Range(0, Width).Select(column => column == key.Columns.Count ? "?1" : row == 0 && column == 0 ? "?2" : "?");
            sql.Append(row == 0 ? "(" : ",(").AppendJoin(",", values).Append(')');
        }

        sql.Append(" ON CONFLICT (").Append(QuotedKey).Append(") DO UPDATE SET ");
        sql.AppendJoin(", ", ColumnNames.Skip(key.Columns.Count).Select(SqliteDialect.Quote).Select(column => $"{column} = excluded.{column}"));
        sql.Append(" WHERE run_id <> excluded.run_id");
        return connection.Prepare(sql.ToString());
    }

    /// <summary>Asks for a row with a key (parameters 1…) that a run of a model (the last parameter, its digest) wrote.</summary>
    public SqliteStatement PrepareFindByModel() => connection.Prepare(
        $"SELECT 1 FROM {SqliteDialect.Quote(Name)} JOIN {SqliteRunTable.Name} USING ({PredictionLayout.RunId}) WHERE {KeyEquals()} AND model_digest = ?");

    /// <summary>Asks for a row with a key (parameters 1…) that any run wrote, or a certain one (the last parameter, its number).</summary>
    public SqliteStatement PrepareFind(bool byRun) =>
        connection.Prepare($"SELECT 1 FROM {SqliteDialect.Quote(Name)} WHERE {KeyEquals()}{(byRun ? $" AND {PredictionLayout.RunId} = ?" : "")}");

    private string KeyEquals() => string.Join(" AND ", key.Columns.Select(column => $"{SqliteDialect.Quote(column.Name)} = ?"));

    private string CreateStatement()
    {
        var columns = key.Columns.Select(column => $"{SqliteDialect.Quote(column.Name)} {TypeName(column.Type)} NOT NULL")
            .Append($"{PredictionLayout.RunId} INTEGER NOT NULL")
            .Append($"{PredictionLayout.Prediction} {TypeName(layout.Type)} NOT NULL")
            .Concat(layout.ProbabilityColumns.Select(column => $"{SqliteDialect.Quote(column)} REAL NOT NULL"))
            .Append($"PRIMARY KEY ({QuotedKey})");
        var isRowId = key.Columns is [{ Type: ColumnType.Integer }];
        return $"CREATE TABLE {SqliteDialect.Quote(Name)} ({string.Join(", ", columns)}){(isRowId ? "" : " WITHOUT ROWID")}";
    }

    private List<string> ReadColumnNames()
    {
        using var query = connection.Prepare("SELECT name FROM pragma_table_info(?)");
        query.Bind(1, Name);
        var names = new List<string>();
        while (query.Step())
        {
            names.Add(query.GetString(0)!);
        }

        return names;
    }

    /// <summary>What a column of a type is declared as.</summary>
    internal static string TypeName(ColumnType type) => type switch
    {
        ColumnType.Integer => "INTEGER",
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.Number or ColumnType.Decimal => "REAL",
        _ => "TEXT",
    };
}
