using Slipway.Columns;
using Slipway.Features;
using Slipway.Models;
using Slipway.Pipelines.Predict.Partitioning;
using Slipway.Projects;
using Slipway.Sinks;
using Slipway.Sinks.Files;
using Slipway.Sinks.Runs;
using Slipway.Sources;
using Slipway.Sources.Sqlite;

namespace Slipway.Pipelines.Predict;

/// <summary>The two ends of a prediction run: the source with the model's features found in it, and the sink.</summary>
internal sealed class PredictEnds : IAsyncDisposable
{
    private readonly PredictOptions _options;
    private readonly PredictSettings _settings;
    private readonly ISource _source;
    private readonly SqliteConnection? _shared;
    private PartitionRange? _range;

    private PredictEnds(PredictOptions options, PredictSettings settings, ISource source, SqliteConnection? shared)
    {
        _options = options;
        _settings = settings;
        _source = source;
        _shared = shared;
    }

    public Schema Schema { get; private set; } = null!;

    public FeatureBinding Binding { get; private set; } = null!;

    public KeyColumns Key { get; private set; } = null!;

    public ISink Sink { get; private set; } = null!;

    /// <summary>The value of the <c>--since</c> column that rows are read from on, as the run table has it; null for all rows.</summary>
    public string? Bound { get; private set; }

    /// <summary>The name of the table or file that predictions go to; null for standard output.</summary>
    public string? Into => _options.Into switch
    {
        PredictionTarget.Table table => table.Name,
        PredictionTarget.File { Path: not "-" } file => file.Path,
        _ => null,
    };

    private bool IsKeyed => _options.Into is PredictionTarget.Table;

    private bool IsOrdered => IsKeyed && _options.From.File is null;

    private ReadRequest AllRows => SourceFactory.Request(_options.From, _options.Key);

    private string What => AllRows.Describe();

    /// <exception cref="SlipwayException">An end can't be opened, or the source's columns break the contract.</exception>
    public static async Task<PredictEnds> OpenAsync(
        Project project, PredictOptions options, PredictSettings settings, Metadata metadata, CancellationToken cancellationToken)
    {
        var shared = OpenShared(project, options);
        var source = shared is null ? SourceFactory.Open(options.From, project.Database, metadata.Features) : new SqliteSource(shared) { Types = SourceFactory.TypesOf(metadata.Features) };
        var ends = new PredictEnds(options, settings, source, shared);
        try
        {
            await ends.FindColumnsAsync(metadata, cancellationToken).ConfigureAwait(false);
            await ends.FindRangeAsync(project, cancellationToken).ConfigureAwait(false);
            ends.Sink = ends.CreateSink(project, metadata);
            return ends;
        }
        catch
        {
            await ends.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Starts to read, after what is written already.</summary>
    /// <param name="start">How the run begins.</param>
    /// <param name="watermark">Where rows are not read of one moment, it gets the values of the moment before the first of them, and no later ones.</param>
    /// <param name="observer">Is told why rows are read that were read before.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IRowReader> OpenReaderAsync(SinkStart start, Watermark watermark, IPipelineObserver observer, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(observer, cancellationToken).ConfigureAwait(false);
        if (_shared is not null && _settings.Since is not null)
        {
            await using var before = await _source.OpenAsync(request, cancellationToken).ConfigureAwait(false);
            await watermark.FixAsync(before, cancellationToken).ConfigureAwait(false);
        }

        var reader = await _source.OpenAsync(
            request with { OrderBy = IsOrdered ? _options.Key : [], After = IsOrdered ? start.After ?? _range?.After : null, UpTo = _range?.UpTo },
            cancellationToken).ConfigureAwait(false);
        if (!IsOrdered && start.After is not null)
        {
            await RowSkipping.SkipAsync(reader, Key, start.Rows, start.After, cancellationToken).ConfigureAwait(false);
        }

        return reader;
    }

    /// <summary>How many rows lie before those that the reader of <see cref="OpenReaderAsync"/> counts from 1: a file is read, and counted, from its beginning.</summary>
    public long RowsNotRead(SinkStart start) => IsOrdered ? start.Rows : 0;

    /// <summary>The rows of a batch that are to be predicted.</summary>
    public async ValueTask<ColumnBatch> SelectAsync(ColumnBatch rows, CancellationToken cancellationToken)
    {
        if (!_settings.OnlyNew)
        {
            return rows;
        }

        var found = await ((IPredictedKeys)Sink).FindNewAsync(rows, cancellationToken).ConfigureAwait(false);
        return found.Length == rows.RowCount ? rows : rows.Gather(found);
    }

    /// <summary>Reads all rows of the source, or of the partition, once and holds them against the contract.</summary>
    /// <exception cref="SlipwayException">The contract is broken.</exception>
    public async Task RequireContractAsync(Metadata metadata, IPipelineObserver observer, CancellationToken cancellationToken)
    {
        await using var reader = await _source.OpenAsync(
            _range is null ? AllRows : AllRows with { OrderBy = _options.Key, After = _range.After, UpTo = _range.UpTo }, cancellationToken).ConfigureAwait(false);
        var report = await ContractPass.RunAsync(reader, metadata, Binding, observer, cancellationToken).ConfigureAwait(false);
        if (report.Violations.Count > 0)
        {
            throw new SlipwayException(
                ErrorKind.Data,
                $"The rows of {What} break the data contract, and on_drift is fail, so nothing was predicted:\n{string.Join('\n', report.Violations.Select(violation => "  " + violation.Sentence))}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Sink is not null)
        {
            await Sink.DisposeAsync().ConfigureAwait(false);
        }

        await _source.DisposeAsync().ConfigureAwait(false);
        _shared?.Dispose();
    }

    // Two connections that write and read one file would keep each other waiting.
    private static SqliteConnection? OpenShared(Project project, PredictOptions options) =>
        options.From.File is null && options.Into is PredictionTarget.Table table && project.Database is { Server: null } source
        && SinkDatabase(project, table) is { Server: null } sink && FilePaths.AreSame(sink.Path, source.Path)
            ? SqliteConnection.Open(sink.Path, SqliteOpenMode.ReadWrite)
            : null;

    private async Task FindColumnsAsync(Metadata metadata, CancellationToken cancellationToken)
    {
        await using var reader = await _source.OpenAsync(
            AllRows with { OrderBy = IsOrdered ? _options.Key : [] }, cancellationToken).ConfigureAwait(false);
        Schema = reader.Schema;
        Key = KeyColumns.Find(Schema, _options.Key, What);
        Binding = FeatureBinding.Bind(metadata.Features, Schema, What);
    }

    private async Task FindRangeAsync(Project project, CancellationToken cancellationToken)
    {
        if (_settings.Partition is not { } partition)
        {
            return;
        }

        var set = new PartitionSet { Source = SourceIdentity(project), From = _options.From, Key = Key.Columns, Count = partition.Count, Round = partition.Round };
        var bounds = new PartitionBounds(
            set, (IDivisibleSource)_source, AllRows with { OrderBy = _options.Key }, _options.TakeoverAfter);
        var sink = SinkDatabase(project, (PredictionTarget.Table)_options.Into!);
        _range = (await bounds.FindAsync(sink.Server!, cancellationToken).ConfigureAwait(false))?[partition.Number - 1] ?? PartitionRange.All;
    }

    private ISink CreateSink(Project project, Metadata metadata)
    {
        var layout = PredictionLayout.Create(metadata);
        switch (_options.Into)
        {
            case PredictionTarget.Table table:
                return SinkFactory.Create(SinkDatabase(project, table), Key, layout, JobFor(project, table, metadata), _options, _settings, IsOrdered, _shared);
            case PredictionTarget.File { Path: not "-" } file:
                return new FileSink(Key, layout, _settings.Format ?? FormatByName.Find(file.Path)!.Value, file.Path, null);
            default:
                var isScreen = _options.Into is null;
                return new FileSink(Key, layout, _settings.Format ?? (isScreen ? PredictionFormat.Table : PredictionFormat.Csv), null, Console.OpenStandardOutput());
        }
    }

    private Job JobFor(Project project, PredictionTarget.Table table, Metadata metadata) => new()
    {
        Source = SourceIdentity(project),
        From = _options.From,
        Key = _options.Key,
        Sink = table.Name,
        ModelName = metadata.Name,
        ModelDigest = metadata.Digest,
        Options = string.Join(", ", new[] { _settings.OnlyNew ? "new" : null, _settings.Since is { } column ? $"since {column}" : null }.OfType<string>()),
        Partition = _settings.Partition?.ToString() ?? "",
        Range = _range,
    };

    private static ConnectionUrl SinkDatabase(Project project, PredictionTarget.Table table) => table.Database ?? project.Database
        ?? throw new SlipwayException(ErrorKind.Usage, $"No database is named for table '{table.Name}'. Give --database or --into-database.");

    // A file that has changed since is another source.
    private string SourceIdentity(Project project)
    {
        if (_options.From.File is not { } path)
        {
            return project.Database!.Server is null ? Path.GetFullPath(project.Database.Path) : project.Database.ToString();
        }

        var file = new FileInfo(path);
        return FormattableString.Invariant($"{file.FullName} {file.Length} {file.LastWriteTimeUtc:O}");
    }

    private async Task<ReadRequest> RequestAsync(IPipelineObserver observer, CancellationToken cancellationToken)
    {
        var request = AllRows;
        if (_settings.Since is not { } column)
        {
            return request;
        }

        (Bound, var note) = await ((IPredictedKeys)Sink).FindWatermarkAsync(cancellationToken).ConfigureAwait(false);
        if (note is not null)
        {
            observer.Note(note);
        }

        return Bound is null ? request : request with { Since = new ColumnBound(column, KeyValues.Parse(Bound).Values[0]) };
    }
}
