using Slipway.Sources.Servers.Partitions;

namespace Slipway.Sources.MySql.Partitions;

/// <summary>
/// Finds bounds in an index without reading it: cuts the largest piece of it into smaller ones, again and again, until all are small beside a part.
/// The server tells how many rows a piece has about; no server of this kind can draw a sample.
/// </summary>
internal sealed class KeySplitter(KeyDivision division, KeyIndex index)
{
    // All keys of so few rows are read in less time than it takes to look for some of them.
    private const long FewRows = 10_000;

    private const int MostCuts = 15;

    // A cut that leaves more than this in one piece was hardly one.
    private const double LargestShare = 0.9;

    private readonly IndexProbe _probe = new(division, index);
    private readonly LinkedList<KeyPiece> _pieces = [];
    private readonly PriorityQueue<LinkedListNode<KeyPiece>, long> _largest = new();
    private long _rows;

    // Some estimates are twice what they should be, so there are many to a part, for them to be spread evenly.
    private long Pieces => (long)division.Parts * Math.Clamp(4096 / division.Parts, 8, 64);

    /// <summary>Bounds of a table; by its keys' order alone where it has no index for it, or few rows.</summary>
    public static async Task<IReadOnlyList<KeyValues>?> FindBoundsAsync(KeyDivision division, CancellationToken cancellationToken) =>
        await KeyIndex.FindAsync(division, cancellationToken).ConfigureAwait(false) is { } index
            ? await new KeySplitter(division, index).FindBoundsAsync(cancellationToken).ConfigureAwait(false)
            : await division.ReadWholeAsync(cancellationToken).ConfigureAwait(false);

    private async Task<IReadOnlyList<KeyValues>?> FindBoundsAsync(CancellationToken cancellationToken)
    {
        if (await _probe.FindWholeAsync(cancellationToken).ConfigureAwait(false) is not { } whole)
        {
            return null;
        }

        if (whole.Rows <= FewRows)
        {
            return await division.ReadWholeAsync(cancellationToken).ConfigureAwait(false);
        }

        Add(_pieces.AddFirst(whole));
        for (var splits = 0; splits < 2 * Pieces && _largest.TryDequeue(out var node, out _) && node.Value.Rows * Pieces > _rows; splits++)
        {
            if (await SplitAsync(node.Value, cancellationToken).ConfigureAwait(false) is { Count: > 1 } pieces)
            {
                Replace(node, pieces);
            }
        }

        return Bounds();
    }

    private async Task<IReadOnlyList<KeyPiece>> SplitAsync(KeyPiece piece, CancellationToken cancellationToken)
    {
        IReadOnlyList<KeyPiece> pieces = [piece];
        var cuts = (int)Math.Clamp(2 * piece.Rows * Pieces / _rows, 1, MostCuts);
        foreach (var candidates in KeySteps.Between(piece.First, piece.Last, division.Key.Columns, index.IsUnicode, cuts))
        {
            var starts = await _probe.FindStartsAsync(piece, candidates, cancellationToken).ConfigureAwait(false);
            pieces = starts.Count > 0 ? await _probe.CutAsync(piece, starts, cancellationToken).ConfigureAwait(false) : pieces;
            if (pieces.Max(part => part.Rows) <= LargestShare * pieces.Sum(part => part.Rows))
            {
                break;
            }
        }

        return pieces;
    }

    private void Replace(LinkedListNode<KeyPiece> node, IReadOnlyList<KeyPiece> pieces)
    {
        _rows -= node.Value.Rows;
        foreach (var piece in pieces)
        {
            Add(_pieces.AddBefore(node, piece));
        }

        _pieces.Remove(node);
    }

    private void Add(LinkedListNode<KeyPiece> node)
    {
        _rows += node.Value.Rows;
        _largest.Enqueue(node, -node.Value.Rows);
    }

    // Each bound is the end of a piece that is nearest to its share of the rows.
    private KeyValues[] Bounds()
    {
        var bounds = new KeyValues[division.Parts - 1];
        var node = _pieces.First!;
        var rows = node.Value.Rows;
        for (var part = 1; part < division.Parts; part++)
        {
            var share = (double)part * _rows / division.Parts;
            while (node.Next is { } next && rows + next.Value.Rows / 2.0 <= share)
            {
                node = next;
                rows += next.Value.Rows;
            }

            bounds[part - 1] = node.Value.Last;
        }

        return bounds;
    }
}
