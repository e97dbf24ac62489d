using Slipway.Columns;

namespace Slipway.Sources.Servers;

/// <summary>The rows of one statement as they come from the server: neither driver nor server holds the whole result.</summary>
internal interface IServerRows : IAsyncDisposable
{
    /// <summary>Runs the statement.</summary>
    Task StartAsync(CancellationToken cancellationToken);

    /// <summary>Says where the next rows go.</summary>
    void Begin(ColumnBatch batch);

    /// <summary>Waits for the next row and appends it; false once there is none.</summary>
    /// <exception cref="SlipwayException">A value that can't be brought to its column's type; the message names the row.</exception>
    bool ReadRow(long row);

    /// <summary>Tells the server to end the statement; from any thread.</summary>
    void Cancel();
}
