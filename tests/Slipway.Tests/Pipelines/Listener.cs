using System.Collections.Concurrent;
using Slipway.Pipelines;

namespace Slipway.Tests.Pipelines;

/// <summary>Keeps what a pipeline says, and may do something when it reports progress.</summary>
internal sealed class Listener(Action<PipelineProgress>? onProgress = null) : IPipelineObserver
{
    public ConcurrentQueue<string> Notes { get; } = new();

    public ConcurrentQueue<string> Warnings { get; } = new();

    public void Report(PipelineProgress progress) => onProgress?.Invoke(progress);

    public void Note(string message) => Notes.Enqueue(message);

    public void Warn(string message) => Warnings.Enqueue(message);
}
