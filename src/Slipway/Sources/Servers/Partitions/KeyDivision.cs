using Slipway.Columns;

namespace Slipway.Sources.Servers.Partitions;

/// <summary>The task of finding keys that cut rows into parts of nearly the same number.</summary>
/// <param name="Connection">Where the rows are.</param>
/// <param name="Query">The rows.</param>
/// <param name="Key">What they are ordered by.</param>
/// <param name="Source">How messages call them.</param>
/// <param name="Parts">How many parts, from 2.</param>
internal sealed record KeyDivision(ServerConnection Connection, ServerQuery Query, ServerKey Key, string Source, int Parts)
{
    private const int BatchRows = 8192;

    /// <summary>Reads the keys of all rows in their order, and nothing else: for what has neither an index nor pages to look at.</summary>
    public async Task<IReadOnlyList<KeyValues>?> ReadWholeAsync(CancellationToken cancellationToken) =>
        (await ReadAsync(Query, cancellationToken).ConfigureAwait(false)).Bounds(Parts);

    /// <summary>Reads the keys of some or all rows in their order.</summary>
    public async Task<EvenKeys> ReadAsync(ServerQuery rows, CancellationToken cancellationToken)
    {
        var parameters = new ParameterList();
        var sql = rows.Rows(Key.Columns, new ReadRequest(), Key, since: null, parameters);
        var keys = new EvenKeys(Parts);
        await ReadAsync(sql, parameters, keys.Add, cancellationToken).ConfigureAwait(false);
        return keys;
    }

    /// <summary>Runs a statement that selects keys.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="take">Takes some keys, one a row.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task ReadAsync(string sql, ParameterList parameters, Action<ColumnBatch> take, CancellationToken cancellationToken)
    {
        var statement = new ServerStatement(sql, parameters.Values, [.. Key.Columns], [.. Enumerable.Range(0, Key.Columns.Count)], Source);
        await using var reader = new ServerRowReader(
            Connection, Connection.Dialect.Select(Connection, statement), new Schema([.. Key.Columns.Select(column => column.Info)]));
        var batch = new ColumnBatch(reader.Schema, BatchRows);
        while (await reader.ReadAsync(batch, cancellationToken).ConfigureAwait(false))
        {
            take(batch);
        }
    }

    /// <summary>The key of a row of such a batch.</summary>
    /// <exception cref="SlipwayException">A value is none, as MySQL's date of zeros.</exception>
    public static KeyValues KeyOf(ColumnBatch keys, int row) => KeyValues.Of(keys, [.. Enumerable.Range(0, keys.Columns.Count)], row)
        ?? throw new SlipwayException(
            ErrorKind.Data,
            $"The key ({string.Join(", ", keys.Schema.Columns.Select(column => column.Name))}) has no value in some row; a prediction is stored by its row's key. Leave such rows out in a query, or name another key.");
}
