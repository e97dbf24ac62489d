using Slipway.Pipelines.Load;
using Slipway.Pipelines.Predict;
using Slipway.Pipelines.Train;

namespace Slipway.Cli.Demo;

/// <summary>What the demo did.</summary>
/// <param name="Folder">Where everything is.</param>
/// <param name="Load">What was loaded.</param>
/// <param name="Loaded">The loaded table.</param>
/// <param name="Trained">The model.</param>
/// <param name="Predicted">The run that wrote the predictions.</param>
/// <param name="Rows">The first test rows.</param>
internal sealed record DemoResult(
    string Folder, LoadOptions Load, LoadResult Loaded, TrainResult Trained, PredictSummary Predicted, IReadOnlyList<DemoRow> Rows);
