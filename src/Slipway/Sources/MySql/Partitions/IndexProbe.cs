using System.Data.Common;
using Slipway.Sources.Servers;
using Slipway.Sources.Servers.Partitions;

namespace Slipway.Sources.MySql.Partitions;

/// <summary>Looks into an index at single places, each found in the tree: no range of rows is ever read.</summary>
internal sealed class IndexProbe(KeyDivision division, KeyIndex index)
{
    private readonly ServerKey _key = division.Key;
    private readonly ServerDialect _dialect = division.Connection.Dialect;

    /// <summary>All rows as one piece; null where there are none.</summary>
    public async Task<KeyPiece?> FindWholeAsync(CancellationToken cancellationToken)
    {
        var parameters = new ParameterList();
        var ends = await ReadAsync([Place("", isLast: false), Place("", isLast: true)], parameters, cancellationToken).ConfigureAwait(false);
        return ends.Count == 0 ? null : await WithRowsAsync(ends[0], ends[^1], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The rows of a piece at which it can be cut: the first ones from some keys on, ascending and all different.</summary>
    /// <param name="piece">The piece, whose own first row is not among them.</param>
    /// <param name="from">Keys, or the first values of keys, that need not exist.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public Task<List<KeyValues>> FindStartsAsync(KeyPiece piece, IReadOnlyList<KeyValues> from, CancellationToken cancellationToken)
    {
        var parameters = new ParameterList();
        var within = $"{Beside(KeySide.After, piece.First, parameters)} AND {Beside(KeySide.UpTo, piece.Last, parameters)}";
        return ReadAsync([.. from.Select(key => Place($"WHERE {within} AND {Beside(KeySide.From, key, parameters)}", isLast: false))], parameters, cancellationToken);
    }

    /// <summary>Cuts a piece before each of some of its rows.</summary>
    public async Task<IReadOnlyList<KeyPiece>> CutAsync(KeyPiece piece, IReadOnlyList<KeyValues> starts, CancellationToken cancellationToken)
    {
        var parameters = new ParameterList();
        var ends = await ReadAsync(
            [.. starts.Select(start => Place($"WHERE {Beside(KeySide.From, piece.First, parameters)} AND {Beside(KeySide.Before, start, parameters)}", isLast: true))],
            parameters, cancellationToken).ConfigureAwait(false);

        // Rows can only vanish in between where the engine keeps no snapshot.
        return ends.Count == starts.Count
            ? await WithRowsAsync([.. starts.Prepend(piece.First).Zip(ends.Append(piece.Last))], cancellationToken).ConfigureAwait(false)
            : [piece];
    }

    private async Task<KeyPiece> WithRowsAsync(KeyValues first, KeyValues last, CancellationToken cancellationToken) =>
        (await WithRowsAsync([(first, last)], cancellationToken).ConfigureAwait(false))[0];

    // Small ranges are counted in the index's pages, and larger ones estimated from some of them.
    private async Task<IReadOnlyList<KeyPiece>> WithRowsAsync((KeyValues First, KeyValues Last)[] pieces, CancellationToken cancellationToken)
    {
        var parameters = new ParameterList();
        var selects = pieces.Select(piece =>
            $"(SELECT 1 {From} WHERE {Beside(KeySide.From, piece.First, parameters)} AND {Beside(KeySide.UpTo, piece.Last, parameters)})");
        var plan = await division.Connection.ReadAllAsync(
            $"EXPLAIN FORMAT=TRADITIONAL {string.Join(" UNION ALL ", selects)}", parameters.Values, ReadPlan, cancellationToken).ConfigureAwait(false);
        var rows = plan.Where(step => step.Select is not null).ToDictionary(step => step.Select!.Value, step => step.Rows);
        return [.. pieces.Select((piece, i) => new KeyPiece(piece.First, piece.Last, Math.Max(1, rows.GetValueOrDefault(i + 1))))];
    }

    private string From => $"FROM {division.Query.Table!.Quoted(_dialect)} AS q FORCE INDEX ({_dialect.Quote(index.Name)})";

    private string Place(string where, bool isLast)
    {
        var columns = string.Join(", ", _key.Columns.Select(column => $"{column.Select(_dialect)} AS {_dialect.Quote(column.Info.Name)}"));
        return $"SELECT {columns} {From} {where} ORDER BY {string.Join(", ", _key.Terms.Select(term => isLast ? $"{term} DESC" : term))} LIMIT 1";
    }

    private string Beside(KeySide side, KeyValues key, ParameterList parameters) => $"({_key.Beside(side, key, parameters)})";

    // The union leaves equal keys out, and is ordered as its columns are.
    private async Task<List<KeyValues>> ReadAsync(IReadOnlyList<string> places, ParameterList parameters, CancellationToken cancellationToken)
    {
        var keys = new List<KeyValues>();
        var order = string.Join(", ", Enumerable.Range(1, _key.Columns.Count));
        var union = places.Count == 1 ? places[0] : string.Join(" UNION ", places.Select(place => $"({place})"));
        await division.ReadAsync(
            $"SELECT * FROM ({union}) AS places ORDER BY {order}", parameters,
            batch => keys.AddRange(Enumerable.Range(0, batch.RowCount).Select(row => KeyDivision.KeyOf(batch, row))), cancellationToken).ConfigureAwait(false);
        return keys;
    }

    // The step that puts the union together has no number.
    private static (long? Select, long Rows) ReadPlan(DbDataReader step)
    {
        var (select, rows) = (step.GetOrdinal("id"), step.GetOrdinal("rows"));
        return (
            step.IsDBNull(select) ? null : Convert.ToInt64(step.GetValue(select), null),
            step.IsDBNull(rows) ? 0 : Convert.ToInt64(step.GetValue(rows), null));
    }
}
