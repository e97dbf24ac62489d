using System.Diagnostics;
using Slipway.Columns;
using Slipway.Pipelines.Load.Servers;
using Slipway.Pipelines.Load.Sqlite;
using Slipway.Sinks.Sqlite;
using Slipway.Sources;
using Slipway.Sources.Csv;

namespace Slipway.Pipelines.Load;

/// <summary>Text file to table: all of its records, or nothing.</summary>
internal static class LoadPipeline
{
    private const int BatchRows = 8_192;
    private const int BatchValues = 1 << 20;

    /// <exception cref="SlipwayException">A record, the table or the database is at fault; nothing was loaded.</exception>
    /// <exception cref="OperationCanceledException">Nothing was loaded.</exception>
    public static async Task<LoadResult> RunAsync(LoadOptions options, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        if (options.Table.Equals(SqliteRunTable.Name, StringComparison.OrdinalIgnoreCase))
        {
            throw new SlipwayException(ErrorKind.Usage, $"Slipway itself keeps its runs in table '{SqliteRunTable.Name}'. Choose another table to load into.");
        }

        var clock = Stopwatch.StartNew();
        var file = FileStamp.Of(options.File);
        var schema = FileSchema.Infer(
            options.File, options.Format, bytes => progress?.Report(new LoadProgress(bytes, 2 * file.Length, 0)), cancellationToken);
        await using var loader = CreateLoader(options.Database);
        var plan = await loader.BeginAsync(schema, options, cancellationToken).ConfigureAwait(false);
        await using var reader = new CsvRowReader(options.Format.Open(options.File), plan.ReadAs, options.Format.NullTokens, plan.Rules);

        // The header may be another one by now.
        file.RequireUnchanged();
        var capacity = Math.Clamp(BatchValues / plan.ReadAs.Count, 1, BatchRows);
        long rows;
        try
        {
            rows = await MoveAsync(
                reader, loader.WriteAsync, (new ColumnBatch(plan.ReadAs, capacity), new ColumnBatch(plan.ReadAs, capacity)),
                written => progress?.Report(new LoadProgress(file.Length + reader.BytesRead, 2 * file.Length, written)), cancellationToken).ConfigureAwait(false);
        }
        catch (SlipwayException fault) when (fault.Kind == ErrorKind.Data && file.IsOutdated)
        {
            // A record that was well when the types were inferred.
            throw file.Fault(fault);
        }

        file.RequireUnchanged();
        await loader.CommitAsync(cancellationToken).ConfigureAwait(false);
        return new LoadResult(rows, plan.Columns, clock.Elapsed.TotalSeconds, loader.Note);
    }

    // One batch is read while the other is written.
    private static async Task<long> MoveAsync(
        CsvRowReader reader, Func<ColumnBatch, CancellationToken, ValueTask> write, (ColumnBatch, ColumnBatch) batches, Action<long> written, CancellationToken cancellationToken)
    {
        long rows = 0;
        var (next, read) = batches;
        var isRead = await reader.ReadAsync(read, cancellationToken).ConfigureAwait(false);
        while (isRead)
        {
            var into = next;
            var reading = Task.Run(async () => await reader.ReadAsync(into, cancellationToken).ConfigureAwait(false), cancellationToken);
            try
            {
                await write(read, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                // The reader is not to be disposed of under its own feet, and a fault in the next batch is told only after this one is written.
                await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            rows += read.RowCount;
            written(rows);
            isRead = await reading.ConfigureAwait(false);
            (next, read) = (read, next);
        }

        return rows;
    }

    private static ITableLoader CreateLoader(ConnectionUrl database) =>
        database.Server is { } server ? new ServerTableLoader(server) : new SqliteTableLoader(database.Path);
}
