using Slipway.Pipelines;
using Spectre.Console;

namespace Slipway.Cli.Output;

/// <summary>
/// Shows how a pipeline gets on: nothing for the first two seconds, then bars where standard error is a terminal, else a plain line
/// every ten seconds. Dispose it before the result is written.
/// </summary>
internal sealed class TerminalObserver : IPipelineObserver, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan DrawEvery = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan WriteEvery = TimeSpan.FromSeconds(10);

    private readonly Terminal _terminal;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _display;
    private readonly Lock _gate = new();

    // The stages in the order in which they began, each with its latest state.
    private readonly List<PipelineProgress> _stages = [];

    public TerminalObserver(Terminal terminal)
    {
        _terminal = terminal;
        _display = terminal.ShowsProgress ? DisplayAsync() : Task.CompletedTask;
    }

    public void Report(PipelineProgress progress)
    {
        lock (_gate)
        {
            if (_stages.Count > 0 && _stages[^1].Stage == progress.Stage)
            {
                _stages[^1] = progress;
                return;
            }

            var index = _stages.FindIndex(stage => stage.Stage == progress.Stage);
            if (index < 0)
            {
                _stages.Add(progress);
            }
            else
            {
                _stages[index] = progress;
            }
        }
    }

    public void Note(string message) => _terminal.WriteNote(message);

    public void Warn(string message) => _terminal.WriteWarning(message);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _display.ConfigureAwait(false);
        _end.Dispose();
    }

    private async Task DisplayAsync()
    {
        if (!await ContinuesAfterAsync(Patience).ConfigureAwait(false))
        {
            return;
        }

        if (_terminal.CanDraw)
        {
            await _terminal.ErrorConsole.Progress()
                .AutoClear(true)
                .HideCompleted(false)
                .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new RemainingTimeColumn())
                .StartAsync(DrawAsync)
                .ConfigureAwait(false);
        }
        else
        {
            await WriteAsync().ConfigureAwait(false);
        }
    }

    private async Task DrawAsync(ProgressContext context)
    {
        var tasks = new List<ProgressTask>();
        do
        {
            var stages = Snapshot();
            for (var i = 0; i < stages.Length; i++)
            {
                if (i == tasks.Count)
                {
                    tasks.Add(context.AddTask(stages[i].Stage));
                }

                tasks[i].Description = Markup.Escape(ProgressText.Of(stages[i]));
                tasks[i].IsIndeterminate = stages[i].Total is null && i == stages.Length - 1;
                tasks[i].MaxValue = Math.Max(1, stages[i].Total ?? stages[i].Done);
                tasks[i].Value = stages[i].Done;
            }
        }
        while (await ContinuesAfterAsync(DrawEvery).ConfigureAwait(false));
    }

    private async Task WriteAsync()
    {
        do
        {
            if (Snapshot() is [.., var last])
            {
                _terminal.WriteProgress(ProgressText.Of(last));
            }
        }
        while (await ContinuesAfterAsync(WriteEvery).ConfigureAwait(false));
    }

    private PipelineProgress[] Snapshot()
    {
        lock (_gate)
        {
            return [.. _stages];
        }
    }

    private async Task<bool> ContinuesAfterAsync(TimeSpan pause)
    {
        try
        {
            await Task.Delay(pause, _end.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
