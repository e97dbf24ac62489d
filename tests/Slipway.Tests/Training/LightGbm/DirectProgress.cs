using Slipway.Training.LightGbm;

namespace Slipway.Tests.Training.LightGbm;

/// <summary>Hears of progress at once, on the thread that makes it.</summary>
internal sealed class DirectProgress(Action<TrainingProgress> report) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => report(value);
}
