using Slipway.Columns;
using Slipway.Features;
using Slipway.Models;
using Slipway.Projects;
using Slipway.Sources;
using Slipway.Training;

namespace Slipway.Pipelines.Init;

/// <summary>Looks at a table or file and writes a project file for it.</summary>
/// <param name="options">What to look at, and where to write.</param>
/// <param name="observer">Is told how far the look is.</param>
/// <param name="mostRows">How many rows to look at.</param>
internal sealed class InitPipeline(InitOptions options, IPipelineObserver observer, int mostRows = SeenRows.Most)
{
    private const string KeyReason = "the key";
    private const string TargetReason = "the target";

    /// <exception cref="SlipwayException">
    /// There is a project file already, no such table, file or column, or nothing that a model could learn.
    /// </exception>
    public async Task<InitResult> RunAsync(CancellationToken cancellationToken)
    {
        ProjectFile.RequireWritable(options);
        RequireSource();
        await using var catalog = options.File is null ? await CatalogFactory.OpenAsync(options.Database!, cancellationToken).ConfigureAwait(false) : null;
        var from = catalog is null
            ? new DataQuery { File = options.File }
            : new DataQuery { Table = options.Table ?? await FindOnlyTableAsync(catalog, cancellationToken).ConfigureAwait(false) };
        var seen = await SeenRows.ReadAsync(from, options.Database, mostRows, observer, cancellationToken).ConfigureAwait(false);
        var result = await LookAsync(from, seen, catalog, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        ProjectFile.Write(result);
        return result with { ContainerFiles = ContainerFiles.Write(result) };
    }

    // A file has no catalog.
    private async Task<InitResult> LookAsync(DataQuery from, SeenRows seen, ICatalog? catalog, CancellationToken cancellationToken)
    {
        var given = options.Target is null ? null : Find(seen.Rows.Schema, options.Target, from);
        var declared = catalog is null ? [] : await catalog.ReadUniqueKeysAsync(from.Table!, cancellationToken).ConfigureAwait(false);
        var key = KeyFinder.Find(seen, from.Table, declared, given);
        var target = given ?? LastColumn(seen.Rows.Schema, key);

        var rows = WithTarget(seen.Rows, target, from);
        var missing = seen.Rows.RowCount - rows.RowCount;
        KeyOrder.Sort(rows, key.Columns);
        var task = TaskGuess.Guess(rows, target, seen.IsSample, out var labels);
        var (test, testReason) = SplitGuess.Guess(labels, key.Columns.Count > 0, from.Table is null || options.Database!.Server is null);
        var training = seen.IsSample ? rows : rows.Gather(TestSplitter.Split(rows, test).Train);
        var fitted = FeatureFitter.Fit(
            training, [.. key.Columns.Select(name => new LeftOutColumn(name, KeyReason)), new LeftOutColumn(target, TargetReason)]);
        return new InitResult
        {
            Options = options,
            Name = options.Name ?? from.Table ?? Path.GetFileNameWithoutExtension(from.File!),
            From = from,
            TrainFrom = missing == 0 || catalog is null ? from : new DataQuery
            {
                Query = $"SELECT * FROM {await catalog.QuoteTableAsync(from.Table!, cancellationToken).ConfigureAwait(false)} WHERE {catalog.Quote(target)} IS NOT NULL",
            },
            Rows = seen.Rows.RowCount,
            IsSample = seen.IsSample,
            RowsWithoutTarget = missing,
            Key = key,
            Target = target,
            Task = task,
            Test = test,
            TestReason = testReason,
            Features = [.. fitted.Features.Select(feature => feature.Name)],
            LeftOut = [.. fitted.LeftOut.Where(column => column.Reason is not (KeyReason or TargetReason))],
            Into = await IntoAsync(from, key, catalog, cancellationToken).ConfigureAwait(false),
        };
    }

    private void RequireSource()
    {
        var fault = options.Table is not null && options.File is not null ? "--table and --file are given together; expected only one of them."
            : options.File is null && options.Database is null ? "There is nothing to look at; give --database URL and --table TABLE, or --file FILE."
            : null;
        if (fault is not null)
        {
            throw new SlipwayException(ErrorKind.Usage, fault);
        }
    }

    private async Task<string> FindOnlyTableAsync(ICatalog catalog, CancellationToken cancellationToken)
    {
        var tables = await catalog.ReadTablesAsync(cancellationToken).ConfigureAwait(false);
        return tables.Count == 1
            ? tables[0]
            : throw new SlipwayException(
                ErrorKind.Usage, $"Which table of {options.Database!.Describe()} to look at is not said; give --table TABLE. {QueryText.Listed("table", tables)}");
    }

    private static string Find(Schema schema, string name, DataQuery from) => schema.TryFind(name, out _, out var column)
        ? column.Name
        : throw NoSuchColumn(name, [.. schema.Columns.Select(c => c.Name)], SourceFactory.Request(from).Describe());

    private static SlipwayException NoSuchColumn(string name, IReadOnlyList<string> names, string what)
    {
        var hint = NearestName.Hint(name, names);
        return new SlipwayException(
            ErrorKind.Database, $"There is no column '{name}' in {what}{(hint.Length > 0 ? hint : ".")} {QueryText.Listed("column", names)}");
    }

    private static string LastColumn(Schema schema, FoundKey key) =>
        schema.Columns.LastOrDefault(column => !key.Columns.Contains(column.Name, StringComparer.OrdinalIgnoreCase))?.Name
        ?? throw new SlipwayException(ErrorKind.Data, $"There is no column beside the key ({string.Join(", ", key.Columns)}), so there is nothing to predict.");

    // A table's rows without a target are often the very ones to predict; a file has no query that could leave them out.
    private static ColumnBatch WithTarget(ColumnBatch rows, string target, DataQuery from)
    {
        _ = rows.Schema.TryFind(target, out var index, out _);
        var nulls = rows.Columns[index].Nulls;
        return from.Table is null || nulls.Count == 0 || nulls.Count > rows.RowCount - 2
            ? rows
            : rows.Gather([.. Enumerable.Range(0, rows.RowCount).Where(row => !nulls[row])]);
    }

    private static async Task<PredictionTarget?> IntoAsync(DataQuery from, FoundKey key, ICatalog? catalog, CancellationToken cancellationToken) =>
        catalog is null ? null
        : key.Columns.Count > 0 ? new PredictionTarget.Table(await catalog.NameBesideAsync(from.Table!, "_predictions", cancellationToken).ConfigureAwait(false), null)
        : new PredictionTarget.File($"{string.Join('_', from.Table!.Split(Path.GetInvalidFileNameChars()))}_predictions.csv");
}
