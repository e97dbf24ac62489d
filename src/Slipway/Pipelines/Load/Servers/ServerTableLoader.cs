using System.Data.Common;
using System.Globalization;
using Slipway.Columns;
using Slipway.Sinks.Servers;
using Slipway.Sources.Csv;
using Slipway.Sources.Servers;

namespace Slipway.Pipelines.Load.Servers;

/// <summary>
/// Loads into a table on a server: rows that are appended in one transaction, others into a new table that takes its place in the end.
/// </summary>
internal sealed class ServerTableLoader(ServerAddress address) : ITableLoader
{
    private readonly LoadDialect _dialect = LoadDialect.Of(address.Kind);
    private readonly Int64Column _rowNumbers = new(new ColumnInfo("", ColumnType.Integer), 0);
    private ServerConnection _connection = null!;
    private LoadOptions _options = null!;
    private LoadPlan _plan = null!;
    private IBulkWriter _writer = null!;
    private string _writeTo = "";
    private DbTransaction? _transaction;
    private INewTable? _new;
    private bool _committed;
    private long _nextRowNumber = 1;

    public string? Note { get; private set; }

    public async ValueTask<LoadPlan> BeginAsync(FileSchema file, LoadOptions options, CancellationToken cancellationToken)
    {
        _options = options;
        _connection = await ServerConnection.OpenAsync(address, ServerUse.Write, cancellationToken).ConfigureAwait(false);
        await _connection.ExecuteAsync(_dialect.LimitWaiting, [], cancellationToken).ConfigureAwait(false);
        var place = await TablePlace.FindAsync(_connection, options.Table, cancellationToken).ConfigureAwait(false);
        await LoadLock.TakeAsync(_connection, place, cancellationToken).ConfigureAwait(false);
        (_writer, Note) = await SinkDialect.Of(address.Kind).CreateBulkWriterAsync(_connection, cancellationToken).ConfigureAwait(false);

        var found = await _connection.Dialect.FindTableAsync(_connection, options.Table, cancellationToken).ConfigureAwait(false);
        var target = new ServerLoadTarget(_connection, _dialect);
        var existing = found is null
            ? null
            : await target.ReadAsync(found, readsColumns: options.IfExists == IfTableExists.Append, cancellationToken).ConfigureAwait(false);
        _plan = LoadPlanner.Plan(target, existing, file, options);
        if (_plan.IsAppend || _dialect.MakesTablesInTransactions)
        {
            _transaction = await _connection.GuardAsync(() => _connection.Driver.BeginTransactionAsync(cancellationToken).AsTask(), cancellationToken).ConfigureAwait(false);
        }

        if (_plan.IsAppend)
        {
            await AppendToAsync(found!, existing!, file.Rows, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            _new = _dialect.NewTable(_connection, found ?? place, replaces: found is not null);
            _writeTo = _new.Quoted;
            await WithinLimitsAsync(() => _new.CreateAsync(_plan.Columns, options.RowNumberColumn, cancellationToken)).ConfigureAwait(false);
        }

        return _plan;
    }

    public async ValueTask WriteAsync(ColumnBatch batch, CancellationToken cancellationToken) =>
        await WithinLimitsAsync(() => WriteBatchAsync(batch, cancellationToken)).ConfigureAwait(false);

    public async ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        if (_new is not null)
        {
            await _new.PutInPlaceAsync(cancellationToken).ConfigureAwait(false);
        }

        if (_transaction is not null)
        {
            await _connection.GuardAsync(() => _transaction.CommitAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        _committed = true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is null)
        {
            return;
        }

        if (!_committed && _new is not null && !_dialect.MakesTablesInTransactions)
        {
            await DropAsync().ConfigureAwait(false);
        }

        // Closing rolls an open transaction back.
        await _connection.DisposeAsync().ConfigureAwait(false);
    }

    private async Task AppendToAsync(TableName table, ExistingTable existing, long rows, CancellationToken cancellationToken)
    {
        await _dialect.RequireAppendableAsync(_connection, table, cancellationToken).ConfigureAwait(false);
        _writeTo = table.Quoted(_connection.Dialect);
        if (_options.RowNumberColumn is null)
        {
            return;
        }

        var name = _plan.Names[0];
        var largest = await _connection.ScalarAsync($"SELECT max({_connection.Dialect.Quote(name)}) FROM {_writeTo}", [], cancellationToken).ConfigureAwait(false);
        _nextRowNumber = Convert.ToInt64(largest ?? 0, CultureInfo.InvariantCulture) + 1;
        var last = (_nextRowNumber + rows - 1).ToString(CultureInfo.InvariantCulture);
        if (existing.Columns.First(column => column.Info.Name == name).Rule is { Holds: { } holds } rule && !holds(last))
        {
            throw new SlipwayException(
                ErrorKind.Data, $"The row numbers would go up to {last} in column '{name}' of table '{_options.Table}', which takes {rule.Expected}.");
        }
    }

    private async Task WriteBatchAsync(ColumnBatch batch, CancellationToken cancellationToken)
    {
        IReadOnlyList<Column> columns = _options.RowNumberColumn is null ? batch.Columns : [NumberRows(batch.RowCount), .. batch.Columns];
        try
        {
            await _writer.WriteAsync(_writeTo, _plan.Names, columns, replaces: false, cancellationToken).ConfigureAwait(false);
        }
        catch (SlipwayException fault) when (fault.Kind == ErrorKind.Data)
        {
            throw new SlipwayException(
                fault.Kind,
                FormattableString.Invariant($"{fault.Message} It is among the records {batch.FirstRowNumber} to {batch.FirstRowNumber + batch.RowCount - 1} of the file '{_options.File}'."), fault);
        }
    }

    private Int64Column NumberRows(int count)
    {
        _rowNumbers.Clear();
        for (var row = 0; row < count; row++)
        {
            _rowNumbers.Append(_nextRowNumber++);
        }

        return _rowNumbers;
    }

    private async Task WithinLimitsAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (SlipwayException fault) when (_dialect.RowLimit(fault) is { } limit)
        {
            throw new SlipwayException(
                ErrorKind.Data,
                $"The file '{_options.File}' makes rows of {_plan.Columns.Count} columns that are larger than {_dialect.Limits.Table} holds: {limit} bytes a row. A CSV file can be trained on and predicted without a database.",
                fault);
        }
    }

    // The connection may be what failed.
    private async Task DropAsync()
    {
        var drop = $"DROP TABLE IF EXISTS {_writeTo}";
        try
        {
            await _connection.ExecuteAsync(drop, [], CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is SlipwayException or InvalidOperationException)
        {
            await _connection.DisposeAsync().ConfigureAwait(false);
            await DropAnewAsync(drop).ConfigureAwait(false);
        }
    }

    private async Task DropAnewAsync(string drop)
    {
        try
        {
            await using var connection = await ServerConnection.OpenAsync(address, ServerUse.Write, CancellationToken.None).ConfigureAwait(false);
            await connection.ExecuteAsync(_dialect.LimitWaiting, [], CancellationToken.None).ConfigureAwait(false);
            await connection.ExecuteAsync(drop, [], CancellationToken.None).ConfigureAwait(false);
        }
        catch (SlipwayException)
        {
            // Then the next load into this table drops it.
        }
    }
}
