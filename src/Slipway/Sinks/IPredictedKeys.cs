using Slipway.Columns;

namespace Slipway.Sinks;

/// <summary>A sink that can tell which rows already have a prediction.</summary>
internal interface IPredictedKeys
{
    /// <summary>The rows of a batch that have no prediction by this run's model yet, ascending.</summary>
    ValueTask<int[]> FindNewAsync(ColumnBatch rows, CancellationToken cancellationToken);

    /// <summary>
    /// The watermark of the last finished run that had the same options, and what to tell the user. Null where there was none, where all is to be
    /// done anew, and where what such runs wrote is not there any more.
    /// </summary>
    ValueTask<(string? Watermark, string? Note)> FindWatermarkAsync(CancellationToken cancellationToken);
}
