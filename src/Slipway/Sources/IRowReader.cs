using Slipway.Columns;

namespace Slipway.Sources;

/// <summary>The rows of one query, read forward, once.</summary>
internal interface IRowReader : IAsyncDisposable
{
    Schema Schema { get; }

    /// <summary>
    /// Clears the batch and fills it with the next rows, up to its capacity. Returns false, with an empty batch, once there
    /// are none left.
    /// </summary>
    /// <exception cref="SlipwayException">A row that can't be used, or the source failed.</exception>
    ValueTask<bool> ReadAsync(ColumnBatch batch, CancellationToken cancellationToken);
}
