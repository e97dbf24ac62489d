using Slipway.Columns;

namespace Slipway.Sinks.Servers;

/// <summary>Finds a key that comes a second time, where the table would silently keep the last of its rows.</summary>
internal sealed class RepeatedKeys(KeyColumns key, string sink)
{
    private string? _last;

    /// <summary>For rows in the order of the key, where equal ones are neighbours: those of this batch and the last of the one before.</summary>
    /// <exception cref="SlipwayException">A key is there twice.</exception>
    public void RequireNoNeighbours(ColumnBatch rows)
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

        _last = key.Of(rows, ^1).ToString();
    }

    /// <summary>For rows in any order: those of this batch and, by asking the server, all that the run has written.</summary>
    /// <exception cref="SlipwayException">A key of these rows was written by this run, or is among them twice.</exception>
    public async Task RequireUnwrittenAsync(ColumnBatch rows, long runId, StagedKeys staged, CancellationToken cancellationToken)
    {
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

    private SlipwayException Fault(ColumnBatch rows, int row) => KeyColumns.Repeated(key.Describe(rows, row), rows.FirstRowNumber + row, sink);
}
