using System.Diagnostics;
using System.Threading.Channels;
using Slipway.Features;
using Slipway.Models;
using Slipway.Projects;
using Slipway.Scoring;
using Slipway.Sinks;
using Slipway.Sinks.Runs;
using Slipway.Sources;

namespace Slipway.Pipelines.Predict;

/// <summary>From a query through a model to a sink. Reading, scoring and writing overlap; memory does not grow with the rows.</summary>
internal sealed class PredictPipeline(Project project, PredictSettings settings, IPipelineObserver observer)
{
    private readonly PredictOptions _options = project.Predict
        ?? throw new SlipwayException(ErrorKind.Usage, "Nothing says what to predict. Give --table and --key, or predict: in slipway.yaml.");

    private DriftWatch? _drift;
    private Watermark? _watermark;
    private SinkStart? _firstStart;
    private RunPosition? _run;
    private long _rowsRead;
    private long _rowsPredicted;

    /// <exception cref="SlipwayException">The rows break the contract or can't be used, or source, sink or model fail.</exception>
    public async Task<PredictSummary> RunAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        PredictRules.Require(project, _options, settings);
        var folder = ModelFolder.Read(project.Model);

        // While the ends are opened, which mostly waits for a server.
        var predictor = Task.Run(() => new Predictor(folder.ReadEstimator()), cancellationToken);
        var reconnection = new Reconnection(project, observer);
        while (true)
        {
            try
            {
                var into = await RunAsync(folder.Metadata, predictor, cancellationToken).ConfigureAwait(false);
                return Summarize(folder.Metadata, (await predictor.ConfigureAwait(false)).ScorerName, into, clock.Elapsed);
            }
            catch (SlipwayException fault) when (_run is not null && reconnection.IsWorthwhile(fault, _rowsRead))
            {
                // A run that lost its server is taken up as one that was killed is.
                await reconnection.WaitAsync(fault, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<string?> RunAsync(Metadata metadata, Task<Predictor> reading, CancellationToken cancellationToken)
    {
        var isFirst = _firstStart is null;
        await using var ends = await PredictEnds.OpenAsync(
            project, _options, settings with { Own = _run }, metadata, cancellationToken).ConfigureAwait(false);
        var predictor = await reading.ConfigureAwait(false);
        if (isFirst && project.OnDrift == OnDrift.Fail)
        {
            await ends.RequireContractAsync(metadata, observer, cancellationToken).ConfigureAwait(false);
        }

        _watermark ??= new Watermark(settings.Since, ends.Schema);
        var start = await ends.Sink.BeginAsync(cancellationToken).ConfigureAwait(false);
        if (start.Note is not null)
        {
            observer.Note(start.Note);
        }

        if (!isFirst && start.After is not null)
        {
            // Of a chunk whose commit was lost on the way here only the server knows.
            var unheard = Math.Max(0, start.Rows - _firstStart!.Rows - _rowsPredicted);
            (_rowsRead, _rowsPredicted) = (_rowsRead + unheard, _rowsPredicted + unheard);
        }

        _drift ??= new DriftWatch(metadata, ends.Binding, observer);
        _firstStart ??= start;
        _run = start.Run;
        try
        {
            await using var reader = await ends.OpenReaderAsync(start, _watermark, observer, cancellationToken).ConfigureAwait(false);
            await MoveAsync(reader, ends, predictor, metadata.Contract, _drift, _watermark, ends.RowsNotRead(start), cancellationToken).ConfigureAwait(false);

            // What changed below the last key of an interrupted run is still to be read, whatever the rest of the rows shows.
            await ends.Sink.EndAsync(new RunEnd(RunState.Finished, null, start.After is null ? _watermark.Value : ends.Bound), cancellationToken).ConfigureAwait(false);
            return ends.Into;
        }
        catch (Exception fault)
        {
            await RecordAsync(ends.Sink, fault).ConfigureAwait(false);
            throw;
        }
    }

    private PredictSummary Summarize(Metadata metadata, string scorer, string? into, TimeSpan elapsed) => new()
    {
        RunId = _run?.RunId,
        Into = into,
        Partition = settings.Partition,
        Model = metadata.Name,
        ModelDigest = metadata.Digest,
        Scorer = scorer,
        RowsRead = _rowsRead,
        RowsPredicted = _rowsPredicted,
        RowsResumed = _firstStart!.Rows,
        UnseenCategories = _drift!.Unseen(),
        Contract = _drift.Report(),
        Elapsed = elapsed,
    };

    private async Task MoveAsync(
        IRowReader reader, PredictEnds ends, Predictor predictor, ContractStatistics contract, DriftWatch drift, Watermark watermark, long rowsNotRead, CancellationToken cancellationToken)
    {
        var threads = settings.Threads > 0 ? settings.Threads : Environment.ProcessorCount;
        var chunkRows = _options.ChunkRows ?? Sizes.BatchRows(ends.Schema.Count);
        var idle = Channel.CreateUnbounded<ChunkInWork>();
        var read = Channel.CreateUnbounded<ChunkInWork>();
        var toMake = threads + 1 + ends.Sink.WritesAtOnce;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var writing = WriteAsync();

        // A file is read without ever waiting: in this thread the writer would not begin before all chunks are filled.
        var reading = Task.Run(ReadAsync, CancellationToken.None);
        await Task.WhenAll(StopOnFault(reading, stop), StopOnFault(writing, stop)).ConfigureAwait(false);

        async Task ReadAsync()
        {
            try
            {
                while (true)
                {
                    var chunk = await TakeAsync().ConfigureAwait(false);
                    if (!await reader.ReadAsync(chunk.Rows, stop.Token).ConfigureAwait(false))
                    {
                        return;
                    }

                    chunk.Rows.FirstRowNumber += rowsNotRead;
                    ends.Key.RequireValues(chunk.Rows);
                    watermark.Add(chunk.Rows);
                    chunk.Selected = await ends.SelectAsync(chunk.Rows, stop.Token).ConfigureAwait(false);
                    chunk.StartScoring();
                    read.Writer.TryWrite(chunk);
                }
            }
            finally
            {
                read.Writer.Complete();
            }
        }

        async ValueTask<ChunkInWork> TakeAsync() =>
            idle.Reader.TryRead(out var chunk) ? chunk
            : toMake-- > 0 ? new ChunkInWork(ends.Schema, chunkRows, ends.Binding, contract, predictor, ends.Key)
            : await idle.Reader.ReadAsync(stop.Token).ConfigureAwait(false);

        async Task WriteAsync()
        {
            await using var writes = new WritesUnderWay(ends.Sink, Count);
            await foreach (var chunk in read.Reader.ReadAllAsync(stop.Token).ConfigureAwait(false))
            {
                await chunk.Scoring.ConfigureAwait(false);
                drift.Add(chunk);
                await writes.AddAsync(chunk, stop.Token).ConfigureAwait(false);
            }

            await writes.FinishAsync().ConfigureAwait(false);
        }

        void Count(ChunkInWork chunk)
        {
            _rowsRead += chunk.Rows.RowCount;
            _rowsPredicted += chunk.Selected.RowCount;
            observer.Report(new PipelineProgress("predicting", _firstStart!.Rows + _rowsRead, null, "rows"));
            idle.Writer.TryWrite(chunk);
        }
    }

    // The first fault ends both sides; what the other side then says of its cancellation is of no interest.
    private static async Task StopOnFault(Task side, CancellationTokenSource stop)
    {
        try
        {
            await side.ConfigureAwait(false);
        }
        catch
        {
            await stop.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task RecordAsync(ISink sink, Exception fault)
    {
        var end = fault is OperationCanceledException
            ? new RunEnd(RunState.Interrupted)
            : new RunEnd(RunState.Failed, fault is SlipwayException ? fault.Message : "A fault in Slipway.");
        try
        {
            await sink.EndAsync(end, CancellationToken.None).ConfigureAwait(false);
        }
        catch (SlipwayException)
        {
            // The fault that ended the run is the one to be told; the run stays marked as running and can be taken up.
        }
    }
}
