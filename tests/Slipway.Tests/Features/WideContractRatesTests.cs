using Slipway.Columns;

namespace Slipway.Tests.Features;

/// <summary>The contract's rates on a table of 61 columns of all kinds: trained on 2,000 rows beside 200, 300 new ones.</summary>
public sealed class WideContractRatesTests(ITestOutputHelper output)
{
    private const int Seeds = 100;
    private const int NewRows = 300;

    private static readonly FittedContract Contract = Fit(1_000);

    [Fact]
    public void True_rows_raise_at_most_two_false_alarms_in_a_hundred()
    {
        var alarms = Enumerable.Range(1, Seeds)
            .Where(seed => !Fit(seed).Judge(SyntheticTable.Rows(new Random(-seed), NewRows)).Holds)
            .ToArray();

        output.WriteLine($"| 300 rows of 61 columns; trained on 2,000 others | {alarms.Length} of {Seeds} |");
        Assert.True(alarms.Length <= 2, $"False alarms at the seeds {string.Join(", ", alarms)}.");
    }

    private static readonly Dictionary<string, (string Column, Func<ColumnBatch, ColumnBatch> Damage)> Damages = new()
    {
        ["a number in another unit (times 100)"] = ("normal_3", rows => Numbers(rows, "normal_3", value => value * 100)),
        ["a number rounded to integers"] = ("skewed_2", rows => Numbers(rows, "skewed_2", value => Math.Round(value))),
        ["a third of the rows NULL"] = ("count_4", WithNulls),
        ["categories in capitals"] = ("text_0", rows => Replace(rows, "text_0", rows.Columns[Index(rows, "text_0")], text => text.ToUpperInvariant())),
        ["two text columns swapped"] = ("text_2", rows => Swap(rows, "text_2", "text_5")),
        ["two columns of numbers swapped"] = ("zeros_1", rows => Swap(rows, "zeros_1", "skewed_5")),
    };

    public static TheoryData<string> Faults => [.. Damages.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_in_one_column_is_always_caught_and_named(string fault)
    {
        var (column, damage) = Damages[fault];

        var caught = Enumerable.Range(1, Seeds)
            .Where(seed => Contract.Judge(damage(SyntheticTable.Rows(new Random(seed), NewRows))).Violations
                .Any(violation => violation.Feature == column))
            .ToArray();

        output.WriteLine($"| 300 rows of 61 columns: {fault} | {caught.Length} of {Seeds} |");
        Assert.Equal(Enumerable.Range(1, Seeds), caught);
    }

    private static FittedContract Fit(int seed)
    {
        var random = new Random(seed);
        return new FittedContract(SyntheticTable.Rows(random, 2_000), SyntheticTable.Rows(random, 200));
    }

    private static int Index(ColumnBatch rows, string name) =>
        rows.Schema.Columns.Index().Single(column => column.Item.Name == name).Index;

    private static ColumnBatch Numbers(ColumnBatch rows, string name, Func<double, double> change)
    {
        var old = (DoubleColumn)rows.Columns[Index(rows, name)];
        return With(rows, name, Enumerable.Range(0, old.Count).Select(row => old.Nulls[row] ? null : (object)change(old.Values[row])));
    }

    private static ColumnBatch WithNulls(ColumnBatch rows)
    {
        var old = (Int64Column)rows.Columns[Index(rows, "count_4")];
        return With(rows, "count_4", Enumerable.Range(0, old.Count).Select(row => old.Nulls[row] || row % 3 == 0 ? null : (object)old.Values[row]));
    }

    private static ColumnBatch Swap(ColumnBatch rows, string left, string right)
    {
        var swapped = Copy(rows, left, rows.Columns[Index(rows, right)]);
        return Copy(swapped, right, rows.Columns[Index(rows, left)]);
    }

    private static ColumnBatch Copy(ColumnBatch rows, string name, Column source) => source is TextColumn
        ? Replace(rows, name, source, text => text)
        : With(rows, name, Enumerable.Range(0, source.Count).Select(row => source.Nulls[row] ? null : (object)((DoubleColumn)source).Values[row]));

    private static ColumnBatch Replace(ColumnBatch rows, string name, Column source, Func<string, string> change) =>
        With(rows, name, Enumerable.Range(0, source.Count).Select(row => source.Format(row) is { } text ? change(text) : null));

    /// <summary>The same rows with other values in one column.</summary>
    private static ColumnBatch With(ColumnBatch rows, string name, IEnumerable<object?> values)
    {
        object?[] all = [.. values];
        var changed = rows.Gather([.. Enumerable.Range(0, rows.RowCount)]);
        var column = changed.Columns[Index(rows, name)];
        column.Clear();
        Batches.Fill(column, all);
        return changed;
    }
}
