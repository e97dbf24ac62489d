using Slipway.Models;

namespace Slipway.Pipelines.Import;

/// <summary>A model that was imported and written.</summary>
/// <param name="Metadata">What its metadata file holds.</param>
/// <param name="BeatsBaseline">False where a constant prediction has no larger loss on the rows; null where the rows' target is not known.</param>
/// <param name="Elapsed">From reading the model to the folder written.</param>
internal sealed record ImportResult(Metadata Metadata, bool? BeatsBaseline, TimeSpan Elapsed);
