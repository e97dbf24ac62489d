namespace Slipway.Api;

/// <summary>
/// Rows by their names to columns, so that many are encoded and scored at once. A row's values are taken out of it as it is added: a reader may fill
/// the same dictionary again for the next one.
/// </summary>
internal sealed class RowBlock
{
    /// <summary>As many rows as every scorer takes at full speed.</summary>
    public const int Rows = 512;

    private string[] _names = [];

    /// <summary>By name, then by row.</summary>
    private List<object?>[] _values = [];

    /// <summary>The number of the first row, for messages.</summary>
    public long FirstRow { get; private set; } = 1;

    public int Count { get; private set; }

    /// <summary>Gathers rows of any number, which are read as the blocks are.</summary>
    /// <returns>One block after the other: the same object, for which the next rows are read once it is asked for again.</returns>
    /// <exception cref="ArgumentException">A row is null.</exception>
    /// <exception cref="SlipwayException">Rows of one block have different names.</exception>
    public static IEnumerable<RowBlock> Of(IEnumerable<IReadOnlyDictionary<string, object?>> rows)
    {
        var block = new RowBlock();
        foreach (var row in rows)
        {
            block.Add(row ?? throw new ArgumentException($"row {block.FirstRow + block.Count} is null", nameof(rows)));
            if (block.Count == Rows)
            {
                yield return block;
                block.Clear();
            }
        }

        if (block.Count > 0)
        {
            yield return block;
        }
    }

    // It has the names of the block's first row.
    private void Add(IReadOnlyDictionary<string, object?> row)
    {
        if (Count == 0 && !_names.SequenceEqual(row.Keys))
        {
            _names = [.. row.Keys];
            _values = Array.ConvertAll(_names, _ => new List<object?>());
        }

        for (var i = 0; i < _names.Length; i++)
        {
            _values[i].Add(row.TryGetValue(_names[i], out var value) ? value : throw Missing(_names[i], FirstRow + Count));
        }

        if (row.Count != _names.Length)
        {
            throw Missing(row.Keys.First(name => !_names.Contains(name)), FirstRow);
        }

        Count++;
    }

    /// <summary>One column for each name, of all rows.</summary>
    /// <exception cref="SlipwayException">A column's values are of different kinds, or of one that is not known.</exception>
    public GivenColumn[] Read() => [.. _names.Select((name, i) => ValueReader.Read(name, _values[i], FirstRow))];

    // Goes on with the rows after those that were added.
    private void Clear()
    {
        (FirstRow, Count) = (FirstRow + Count, 0);
        Array.ForEach(_values, values => values.Clear());
    }

    private static SlipwayException Missing(string name, long row) => new(
        ErrorKind.Data, $"Row {row} has no value for '{name}', which others have. Give every row the same names, with null for a missing value.");
}
