using Slipway.Columns;

namespace Slipway.Sources.Servers.Partitions;

/// <summary>
/// Keys at equal distances out of all that come, in their order, however many that will be: when they become too many, every other one is let go.
/// </summary>
internal sealed class EvenKeys
{
    private const int LeastKept = 16_384;
    private const int KeptPerPart = 256;

    private readonly int _most;
    private readonly List<KeyValues> _kept = [];
    private long _distance = 1;

    /// <param name="parts">How many parts the keys are to be cut into.</param>
    public EvenKeys(int parts) => _most = Math.Max(LeastKept, parts * KeptPerPart);

    /// <summary>How many keys have come.</summary>
    public long Count { get; private set; }

    private long NextKept => (_kept.Count + 1) * _distance;

    /// <summary>Takes the next keys, one a row.</summary>
    public void Add(ColumnBatch keys)
    {
        while (NextKept - Count <= keys.RowCount)
        {
            _kept.Add(KeyDivision.KeyOf(keys, (int)(NextKept - Count) - 1));
            if (_kept.Count == _most)
            {
                Thin();
            }
        }

        Count += keys.RowCount;
    }

    /// <summary>The keys up to which the parts reach, but for the last; null where no key has come.</summary>
    public IReadOnlyList<KeyValues>? Bounds(int parts) =>
        Count == 0 ? null : [.. Enumerable.Range(1, parts - 1).Select(part => Nearest((double)part * Count / parts))];

    private KeyValues Nearest(double rank) => _kept[(int)Math.Clamp(Math.Round(rank / _distance) - 1, 0, _kept.Count - 1)];

    private void Thin()
    {
        for (var i = 0; i < _most / 2; i++)
        {
            _kept[i] = _kept[2 * i + 1];
        }

        _kept.RemoveRange(_most / 2, _most - _most / 2);
        _distance *= 2;
    }
}
