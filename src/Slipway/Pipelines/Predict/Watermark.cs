using Slipway.Columns;
using Slipway.Sources;

namespace Slipway.Pipelines.Predict;

/// <summary>The largest value of the <c>--since</c> column that a run has read.</summary>
internal sealed class Watermark
{
    // Beyond it a double can be larger than the whole number that it was.
    private const double LargestExactInteger = 1L << 53;

    private readonly int _column = -1;
    private object? _largest;
    private bool _isFixed;

    /// <exception cref="SlipwayException">There is no such column, or its values can't be compared.</exception>
    public Watermark(string? column, Schema schema)
    {
        if (column is null)
        {
            return;
        }

        if (!schema.TryFind(column, out _column, out var found))
        {
            throw new SlipwayException(
                ErrorKind.Database, $"The --since column '{column}' is not in the query; it has {string.Join(", ", schema.Columns.Select(c => c.Name))}.");
        }

        if (found.Type == ColumnType.Unsupported)
        {
            throw new SlipwayException(
                ErrorKind.Database, $"The --since column '{found.Name}' ({found.DeclaredType}) has no values that can be compared; expected numbers, dates, moments or text. Cast it in a query.");
        }
    }

    /// <summary>As a JSON array of one value; null where there is no such column, or all of it is NULL.</summary>
    public string? Value => _largest switch
    {
        null => null,
        double number when Math.Abs(number) > LargestExactInteger => new KeyValues([Math.BitDecrement(number)]).ToString(),
        _ => new KeyValues([_largest]).ToString(),
    };

    public void Add(ColumnBatch rows)
    {
        if (_column >= 0 && !_isFixed)
        {
            AddAll(rows);
        }
    }

    /// <summary>
    /// Takes the values of all rows of a moment, and none of what is read later: of rows that are read at several moments, one that changed behind
    /// the reader would lie below the value of another that changed before it.
    /// </summary>
    public async Task FixAsync(IRowReader rows, CancellationToken cancellationToken)
    {
        var batch = new ColumnBatch(rows.Schema, Sizes.BatchRows(rows.Schema.Count));
        while (await rows.ReadAsync(batch, cancellationToken).ConfigureAwait(false))
        {
            AddAll(batch);
        }

        _isFixed = true;
    }

    private void AddAll(ColumnBatch rows)
    {
        var column = rows.Columns[_column];
        for (var row = 0; row < column.Count; row++)
        {
            if (!column.Nulls[row])
            {
                Add(rows, row);
            }
        }
    }

    private void Add(ColumnBatch rows, int row)
    {
        var value = KeyValues.Of(rows, [_column], row)!.Values[0];
        if (_largest is null || Compare(value, _largest) > 0)
        {
            _largest = value;
        }
    }

    private static int Compare(object a, object b) => (a, b) switch
    {
        (string left, string right) => string.CompareOrdinal(left, right),
        (long left, long right) => left.CompareTo(right),
        _ => Convert.ToDouble(a, System.Globalization.CultureInfo.InvariantCulture)
            .CompareTo(Convert.ToDouble(b, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
