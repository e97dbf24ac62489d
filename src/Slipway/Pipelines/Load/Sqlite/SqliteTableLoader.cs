using Slipway.Columns;
using Slipway.Sources.Csv;
using Slipway.Sources.Sqlite;

namespace Slipway.Pipelines.Load.Sqlite;

/// <summary>Loads into a SQLite file, and removes a file that it made if it does not come to commit.</summary>
internal sealed class SqliteTableLoader(string path) : ITableLoader
{
    private readonly bool _existed = File.Exists(path);
    private SqliteConnection? _connection;
    private SqliteRowInserter? _inserter;
    private bool _committed;

    public string? Note => null;

    public ValueTask<LoadPlan> BeginAsync(FileSchema file, LoadOptions options, CancellationToken cancellationToken)
    {
        _connection = SqliteConnection.Open(path, SqliteOpenMode.Create);
        using var interruption = _connection.InterruptOn(cancellationToken);
        _connection.Execute("BEGIN IMMEDIATE");
        var target = new SqliteLoadTarget(_connection);
        var existing = target.Find(options.Table);
        var plan = LoadPlanner.Plan(target, existing, file, options);
        if (!plan.IsAppend)
        {
            CreateTable(options.Table, plan.Columns, drops: existing is not null);
        }

        _inserter = new SqliteRowInserter(_connection, options.Table, plan.Names, FirstRowNumber(options));
        return new(plan);
    }

    public ValueTask WriteAsync(ColumnBatch batch, CancellationToken cancellationToken)
    {
        using var interruption = _connection!.InterruptOn(cancellationToken);
        _inserter!.Insert(batch);
        return ValueTask.CompletedTask;
    }

    public ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        using var interruption = _connection!.InterruptOn(cancellationToken);
        _connection.Execute("COMMIT");
        _committed = true;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _inserter?.Dispose();
        if (_connection is null)
        {
            return ValueTask.CompletedTask;
        }

        // Closing rolls an open transaction back.
        _connection.Dispose();
        if (!_committed && !_existed)
        {
            File.Delete(path);

            // Where the disk is full, SQLite leaves a journal that belongs to nothing.
            File.Delete($"{path}-journal");
        }

        return ValueTask.CompletedTask;
    }

    private void CreateTable(string table, IReadOnlyList<LoadedColumn> columns, bool drops)
    {
        var name = SqliteDialect.Quote(table);
        if (drops)
        {
            _connection!.Execute($"DROP TABLE {name}");
        }

        _connection!.Execute($"CREATE TABLE {name} ({string.Join(", ", columns.Select(column => $"{SqliteDialect.Quote(column.Name)} {column.SqlType}"))})");
    }

    private long? FirstRowNumber(LoadOptions options)
    {
        if (options.RowNumberColumn is not { } column)
        {
            return null;
        }

        // Of a new table nothing: then it is 1.
        using var statement = _connection!.Prepare($"SELECT max({SqliteDialect.Quote(column)}) FROM {SqliteDialect.Quote(options.Table)}");
        statement.Step();
        return statement.GetInt64(0) + 1;
    }
}
