using Slipway.Columns;

namespace Slipway.Sinks.Servers;

/// <summary>Finds a key that comes a second time, where the table would silently keep the last of its rows.</summary>
internal sealed class RepeatedKeys(KeyColumns key, string sink, bool isOrdered, StagedKeys staged)
{
    private string? _last;

    /// <exception cref="SlipwayException">A key of these rows was written by this run, or is among them twice.</exception>
    public async Task RequireNoneAsync(ColumnBatch rows, long runId, CancellationToken cancellationToken)
    {
        if (isOrdered)
        {
            RequireNoNeighbours(rows);
            return;
        }

        var keys = new HashSet<string>(rows.RowCount, StringComparer.Ordinal);
        for (var row = 0; row < rows.RowCount; row++)
        {
            if (!keys.Add(key.Describe(rows, row)))
            {
                throw Fault(rows, row);
            }
        }

        if (await staged.FindByRunAsync(rows, runId, cancellationToken).ConfigureAwait(false) is [var repeated, ..])
        {
            throw Fault(rows, repeated);
        }
    }

    /// <summary>These rows are written.</summary>
    public void Remember(ColumnBatch rows) => _last = isOrdered ? key.Of(rows, ^1).ToString() : null;

    private void RequireNoNeighbours(ColumnBatch rows)
    {
        if (_last is not null && key.Of(rows, 0).ToString() == _last)
        {
            throw Fault(rows, 0);
        }

        for (var row = 1; row < rows.RowCount; row++)
        {
            if (key.AreEqual(rows, row - 1, row))
            {
                throw Fault(rows, row);
            }
        }
    }

    private SlipwayException Fault(ColumnBatch rows, int row) => KeyColumns.Repeated(key.Describe(rows, row), rows.FirstRowNumber + row, sink);
}
