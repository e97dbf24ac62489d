using Slipway.Pipelines;
using Slipway.Pipelines.Load;

namespace Slipway.Cli.Output;

/// <summary>Shows how far a file is loaded.</summary>
internal sealed class LoadObserver(IPipelineObserver observer) : IProgress<LoadProgress>
{
    public void Report(LoadProgress value) => observer.Report(new PipelineProgress(
        value.Rows == 0 ? "reading" : "loading", value.BytesRead / 1000, value.TotalBytes / 1000, "kB"));
}
