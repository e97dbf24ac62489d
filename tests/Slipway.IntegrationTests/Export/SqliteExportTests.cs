using Slipway.Sources.Sqlite;

namespace Slipway.IntegrationTests.Export;

public sealed class SqliteExportTests : SqlExportTests
{
    protected override string Dialect => "sqlite";

    protected override string Url => Path.Combine(Folder, "rows.db");

    protected override string Columns =>
        "number REAL, small FLOAT, price DECIMAL(10,3), whole INTEGER, flag BOOLEAN, town TEXT COLLATE NOCASE, day DATE, moment TIMESTAMP, zoned TIMESTAMP";

    protected override IReadOnlyList<string> MoreNumbers => ["9e999", "-9e999"];

    public override ValueTask InitializeAsync() => ValueTask.CompletedTask;

    protected override Task ExecuteAsync(params string[] statements)
    {
        using var database = SqliteConnection.Open(Url, SqliteOpenMode.Create);
        foreach (var statement in statements)
        {
            database.Execute(statement);
        }

        return Task.CompletedTask;
    }

    protected override Task<List<string>> QueryAsync(string sql)
    {
        var rows = new List<string>();
        using var database = SqliteConnection.Open(Url, SqliteOpenMode.Read);
        using var statement = database.Prepare(sql);
        while (statement.Step())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, statement.ColumnCount).Select(column => statement.GetStorageClass(column) == SqliteStorageClass.Real
                ? statement.GetDouble(column).ToString("R", System.Globalization.CultureInfo.InvariantCulture)
                : statement.GetString(column))));
        }

        return Task.FromResult(rows);
    }
}
