using Slipway.Training.LightGbm;

namespace Slipway.Pipelines.Train;

/// <summary>Passes the trainer's rounds on.</summary>
internal sealed class TrainingObserver(IPipelineObserver observer, string stage) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => observer.Report(new PipelineProgress(stage, value.Round, value.Rounds, "rounds"));
}
