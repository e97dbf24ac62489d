using System.Diagnostics;
using Slipway.Columns;
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
        var clock = Stopwatch.StartNew();
        var size = new FileInfo(options.File) is { Exists: true } file ? file.Length : 0;
        var schema = FileSchema.Infer(
            options.File, options.Format, bytes => progress?.Report(new LoadProgress(bytes, 2 * size, 0)), cancellationToken);
        await using var loader = CreateLoader(options.Database);
        var columns = await loader.BeginAsync(schema, options, cancellationToken).ConfigureAwait(false);
        await using var reader = new CsvRowReader(options.Format.Open(options.File), columns, options.Format.NullTokens);
        var batch = new ColumnBatch(columns, Math.Clamp(BatchValues / columns.Count, 1, BatchRows));
        long rows = 0;
        while (await reader.ReadAsync(batch, cancellationToken).ConfigureAwait(false))
        {
            await loader.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
            rows += batch.RowCount;
            progress?.Report(new LoadProgress(size + reader.BytesRead, 2 * size, rows));
        }

        await loader.CommitAsync(cancellationToken).ConfigureAwait(false);
        return new LoadResult(rows, loader.Columns, clock.Elapsed.TotalSeconds);
    }

    private static SqliteTableLoader CreateLoader(ConnectionUrl database) => database.Provider switch
    {
        "sqlite" => new SqliteTableLoader(database.Path),
        _ => throw new SlipwayException(ErrorKind.Usage, $"Files can't be loaded into a database of the kind '{database.Provider}'."),
    };
}
