using Slipway.Columns;

namespace Slipway.Sinks;

/// <summary>A sink that can tell which rows already have a prediction.</summary>
internal interface IPredictedKeys
{
    /// <summary>The rows of a batch that have no prediction by this run's model yet, ascending.</summary>
    ValueTask<int[]> FindNewAsync(ColumnBatch rows, CancellationToken cancellationToken);

    /// <summary>The watermark of the last finished run that had the same options; null if there was none.</summary>
    ValueTask<string?> FindWatermarkAsync(CancellationToken cancellationToken);
}
