using Slipway.Models;

namespace Slipway.Pipelines.Train;

/// <summary>A model that was trained and written.</summary>
/// <param name="Metadata">What its metadata file holds.</param>
/// <param name="IsTaskGuessed">True where nobody named the task.</param>
/// <param name="BeatsBaseline">False where a constant prediction has no larger loss on the test rows.</param>
/// <param name="Previous">The previous model on the same test rows; null for none.</param>
/// <param name="Elapsed">From the first row read to the folder written.</param>
internal sealed record TrainResult(Metadata Metadata, bool IsTaskGuessed, bool BeatsBaseline, PreviousScore? Previous, TimeSpan Elapsed);
