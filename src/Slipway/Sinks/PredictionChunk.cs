using Slipway.Columns;

namespace Slipway.Sinks;

/// <summary>The predictions of some consecutive rows of the source.</summary>
/// <param name="Rows">The rows as read, with the key's columns among them.</param>
/// <param name="Values">
/// <see cref="PredictionLayout.ValueCount"/> values a row, row by row: the predicted number, or one probability a class.
/// </param>
internal readonly record struct PredictionChunk(ColumnBatch Rows, ReadOnlyMemory<double> Values);
