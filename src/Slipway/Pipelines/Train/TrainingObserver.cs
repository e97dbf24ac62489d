using Slipway.Training.LightGbm;

namespace Slipway.Pipelines.Train;

/// <summary>Passes the trainer's rounds on.</summary>
internal sealed class TrainingObserver(IPipelineObserver observer) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => observer.Report(new PipelineProgress("training", value.Round, value.Rounds, "rounds"));
}
