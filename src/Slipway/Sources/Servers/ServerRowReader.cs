using System.Data;
using Slipway.Columns;

namespace Slipway.Sources.Servers;

/// <summary>Runs a statement when its first rows are wanted, and fills batches as the rows arrive.</summary>
internal sealed class ServerRowReader(ServerConnection connection, IServerRows rows, Schema schema) : IRowReader
{
    // How many batches are read between two collections of garbage, which take a few milliseconds.
    private const int CollectingBatches = 16;

    private long _rows;
    private long _batches;
    private bool _started;
    private bool _ended;

    public Schema Schema { get; } = schema;

    public async ValueTask<bool> ReadAsync(ColumnBatch batch, CancellationToken cancellationToken)
    {
        batch.Clear();
        batch.FirstRowNumber = _rows + 1;
        if (_ended)
        {
            return false;
        }

        await connection.GuardAsync(
            async () =>
            {
                if (!_started)
                {
                    _started = true;
                    await rows.StartAsync(cancellationToken).ConfigureAwait(false);
                }

                // Waiting row by row costs more than a row does; so a thread waits for the whole batch.
                await Task.Run(() => Fill(batch, cancellationToken), cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return batch.RowCount > 0;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_started && !_ended && connection.Driver.State == ConnectionState.Open)
            {
                // Else the driver would read the rest of the rows, however many.
                rows.Cancel();
            }

            await rows.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception fault) when (connection.Translate(fault, CancellationToken.None) is not null)
        {
            // The cancellation, or the fault that ended the reading and was told already.
        }
    }

    private void Fill(ColumnBatch batch, CancellationToken cancellationToken)
    {
        using var cancellation = cancellationToken.Register(rows.Cancel);
        rows.Begin(batch);
        while (batch.RowCount < batch.Capacity)
        {
            if (!rows.ReadRow(_rows + 1))
            {
                _ended = true;
                break;
            }

            _rows++;
        }

        cancellationToken.ThrowIfCancellationRequested();

        // Each wait for the server leaves an object with a finalizer, which outlives the young generations: memory would grow, slowly, with the rows.
        if (++_batches % CollectingBatches == 0)
        {
            GC.Collect();
        }
    }
}
