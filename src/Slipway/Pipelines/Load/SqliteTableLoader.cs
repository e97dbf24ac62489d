using Slipway.Columns;
using Slipway.Sources.Csv;
using Slipway.Sources.Sqlite;

namespace Slipway.Pipelines.Load;

/// <summary>Loads into a SQLite file, and removes a file that it made if it does not come to commit.</summary>
internal sealed class SqliteTableLoader(string path) : ITableLoader
{
    private readonly bool _existed = File.Exists(path);
    private SqliteConnection? _connection;
    private SqliteRowInserter? _inserter;
    private bool _committed;

    public IReadOnlyList<LoadedColumn> Columns { get; private set; } = [];

    public ValueTask<Schema> BeginAsync(FileSchema file, LoadOptions options, CancellationToken cancellationToken)
    {
        _connection = SqliteConnection.Open(path, SqliteOpenMode.Create);
        using var interruption = _connection.InterruptOn(cancellationToken);
        _connection.Execute("BEGIN IMMEDIATE");
        var plan = SqliteLoadPlan.Create(_connection, file, options);
        foreach (var statement in plan.Statements)
        {
            _connection.Execute(statement);
        }

        Columns = plan.Columns;
        _inserter = new SqliteRowInserter(_connection, options.Table, plan.InsertNames, plan.FirstRowNumber);
        return new(plan.ReadAs);
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
}
