using Slipway.Columns;

namespace Slipway.Features;

/// <summary>Counts how rows of one feature lie to the training's range, bins and categories. Constant memory; tallies add up.</summary>
internal sealed class FeatureTally
{
    /// <summary>Few enough values to stay in the first-level cache while they are compared again and again.</summary>
    private const int BlockRows = 4_096;

    private readonly double _min;
    private readonly double _max;
    private readonly double[] _edges;

    public FeatureTally(Feature feature)
    {
        _min = feature.Min ?? 0;
        _max = feature.Max ?? 0;
        _edges = feature.Quantiles is null ? [] : ValueBins.Edges(feature.Quantiles);
        Counts = new long[feature.Categories?.Count ?? _edges.Length + 1];
    }

    public long Rows { get; private set; }

    /// <summary>Rows that were NULL or not a number.</summary>
    public long Missing { get; private set; }

    public long Values => Rows - Missing;

    /// <summary>Values below the training's least or above its largest.</summary>
    public long OutOfRange { get; private set; }

    /// <summary>Text that is not among the categories.</summary>
    public long Unseen { get; private set; }

    /// <summary>Values that are not whole.</summary>
    public long Fractional { get; private set; }

    /// <summary>Values by bin, or by category.</summary>
    public long[] Counts { get; }

    /// <summary>The least value out of range; above <see cref="Largest"/> where there was none.</summary>
    public double Least { get; private set; } = double.PositiveInfinity;

    /// <summary>The largest value out of range.</summary>
    public double Largest { get; private set; } = double.NegativeInfinity;

    /// <summary>The first text that was unseen.</summary>
    public string? UnseenExample { get; private set; }

    /// <summary>Counts encoded numbers.</summary>
    public void AddNumbers(ReadOnlySpan<float> values)
    {
        for (; values.Length > BlockRows; values = values[BlockRows..])
        {
            AddBlock(values[..BlockRows]);
        }

        AddBlock(values);
    }

    /// <summary>Counts dates or timestamps as they are, before they are taken apart.</summary>
    /// <param name="column">Dates or timestamps, whichever <paramref name="trained"/> says.</param>
    /// <param name="trained">The training's type, whose unit the range has.</param>
    public void AddMoments(Column column, ColumnType trained)
    {
        Rows += column.Count;
        if (column is not Int64Column moments)
        {
            Missing += column.Count;
            return;
        }

        Missing += column.Nulls.Count;
        var found = column.Info.Type;
        var values = moments.Values;
        for (var row = 0; row < values.Length; row++)
        {
            if (column.Nulls[row])
            {
                continue;
            }

            var moment = values[row];
            double value = found == trained ? moment
                : trained == ColumnType.Date ? DateParts.DayOf(moment)
                : moment * (double)DateParts.MicrosecondsPerDay;
            var bin = Array.BinarySearch(_edges, value);
            Counts[bin < 0 ? ~bin : bin]++;
            if (value < _min || value > _max)
            {
                OutOfRange++;
                Widen(value);
            }
        }
    }

    /// <summary>Counts text by its codes.</summary>
    public void AddCodes(Column column, ReadOnlySpan<float> codes)
    {
        Rows += codes.Length;
        Missing += column.Nulls.Count;
        for (var row = 0; row < codes.Length; row++)
        {
            var code = codes[row];
            if (!float.IsNaN(code))
            {
                Counts[(int)code]++;
            }
            else if (!column.Nulls[row])
            {
                Unseen++;
                UnseenExample ??= column.Format(row);
            }
        }
    }

    public void Add(FeatureTally other)
    {
        Rows += other.Rows;
        Missing += other.Missing;
        OutOfRange += other.OutOfRange;
        Unseen += other.Unseen;
        Fractional += other.Fractional;
        Least = Math.Min(Least, other.Least);
        Largest = Math.Max(Largest, other.Largest);
        UnseenExample ??= other.UnseenExample;
        for (var i = 0; i < Counts.Length; i++)
        {
            Counts[i] += other.Counts[i];
        }
    }

    public void Clear()
    {
        Rows = Missing = OutOfRange = Unseen = Fractional = 0;
        (Least, Largest) = (double.PositiveInfinity, double.NegativeInfinity);
        UnseenExample = null;
        Array.Clear(Counts);
    }

    /// <summary>The counts as shares.</summary>
    public FeatureStatistics Statistics(Feature feature) => new()
    {
        Name = feature.Name,
        OutOfRange = new Proportion(OutOfRange, Values).Share,
        Unseen = new Proportion(Unseen, Values).Share,
        Missing = new Proportion(Missing, Rows).Share,
        Fractional = new Proportion(Fractional, Values).Share,
        StabilityIndex = Values < ContractLimits.StabilityValues || feature.Counts is null
            ? null
            : StabilityIndex.Of(
                StabilityIndex.Bins(feature, Counts, Unseen), StabilityIndex.Bins(feature, feature.Counts, feature.RareRows)),
        Counts = [.. Counts],
    };

    private void AddBlock(ReadOnlySpan<float> values)
    {
        var present = Lanes.CountPresent(values);
        var outside = Lanes.CountBelow(values, (float)_min) + Lanes.CountAbove(values, (float)_max);
        Rows += values.Length;
        Missing += values.Length - present;
        Fractional += present - Lanes.CountWhole(values);
        OutOfRange += outside;
        var above = present;
        for (var i = 0; i < _edges.Length; i++)
        {
            var next = Lanes.CountAbove(values, (float)_edges[i]);
            Counts[i] += above - next;
            above = next;
        }

        Counts[^1] += above;
        if (outside > 0)
        {
            foreach (var value in values)
            {
                if (value < (float)_min || value > (float)_max)
                {
                    Widen(value);
                }
            }
        }
    }

    private void Widen(double value)
    {
        Least = Math.Min(Least, value);
        Largest = Math.Max(Largest, value);
    }
}
