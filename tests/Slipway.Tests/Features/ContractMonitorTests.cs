using Slipway.Columns;
using Slipway.Features;

namespace Slipway.Tests.Features;

public sealed class ContractMonitorTests
{
    [Fact]
    public void Merged_chunks_give_the_report_of_the_whole()
    {
        var contract = new FittedContract(SyntheticTable.Rows(new Random(1), 500), SyntheticTable.Rows(new Random(2), 60));
        var rows = SyntheticTable.Rows(new Random(3), 9_001);
        var binding = FeatureBinding.Bind(contract.Features, rows.Schema, "the new rows");
        var (run, chunk) = (new ContractMonitor(binding, contract.Statistics), new ContractMonitor(binding, contract.Statistics));

        foreach (var part in Enumerable.Range(0, rows.RowCount).Chunk(997))
        {
            var batch = rows.Gather(part);
            var encoded = new FeatureMatrix(binding.Width, batch.RowCount);
            binding.Encode(batch, encoded, new EncodeCounters(contract.Features.Count));
            chunk.Add(batch, encoded);
            run.Merge(chunk);
            chunk.Clear();
        }

        var (whole, merged) = (contract.Judge(rows), run.Report());
        Assert.Equal(whole.Rows, merged.Rows);
        Assert.Equal(
            whole.Features.Select(feature => feature with { Counts = [] }), merged.Features.Select(feature => feature with { Counts = [] }));
        Assert.Equal(whole.Features.SelectMany(feature => feature.Counts), merged.Features.SelectMany(feature => feature.Counts));
        Assert.Equal(0, chunk.Report().Rows);
    }

    [Fact]
    public void Shares_are_counted_among_values_and_missing_among_rows()
    {
        var contract = new FittedContract(
            Batches.Of(Batches.Column("x", ColumnType.Number, 1, 5, 2.5), Batches.Column("t", ColumnType.Text, "a", "a", "a")), Numbers(0));
        var rows = Batches.Of(Batches.Column("x", ColumnType.Number, 0, null, 5, 5.5, double.NaN, 1.5));

        var statistics = Assert.Single(contract.Judge(rows).Features);

        Assert.Equal(0.5, statistics.OutOfRange);
        Assert.Equal(1 / 3.0, statistics.Missing, 12);
        Assert.Equal(0.5, statistics.Fractional);
        Assert.Null(statistics.StabilityIndex);
        Assert.Equal(4, statistics.Counts.Sum());
    }

    [Fact]
    public void A_few_rows_out_of_range_are_no_proof_but_many_are()
    {
        var contract = new FittedContract(Numbers(500), Numbers(50));

        var one = contract.Judge(Batches.Of(Batches.Column("x", ColumnType.Number, -1)));
        var six = contract.Judge(Batches.Of(Batches.Column("x", ColumnType.Number, -1, -1, -1, -1, -1, -1)));

        Assert.Empty(one.Violations);
        Assert.Equal(ContractRule.Range, Assert.Single(six.Violations).Rule);
    }

    [Fact]
    public void What_the_test_rows_showed_as_well_passes()
    {
        var contract = new FittedContract(Numbers(500), Shifted(100));

        var same = contract.Judge(Shifted(400));
        var further = contract.Judge(Batches.Of(Batches.Column("x", ColumnType.Number, [.. Enumerable.Repeat((object)-1, 400)])));

        Assert.Empty(same.Violations);
        Assert.Contains(further.Violations, violation => violation.Rule == ContractRule.Range && violation.Reference > 0.4);
    }

    [Fact]
    public void Too_few_test_rows_give_way_to_training_rows_held_back()
    {
        // The last tenth of the training rows is as far from those before it as the new rows are.
        var values = Enumerable.Range(0, 450).Select(row => row % 100).Concat(Enumerable.Range(0, 50).Select(row => row + 80));
        var contract = new FittedContract(
            Batches.Of(Batches.Column("x", ColumnType.Number, [.. values.Select(value => (object)value)])), Numbers(3));

        var report = contract.Judge(Batches.Of(Batches.Column("x", ColumnType.Number, [.. Enumerable.Range(0, 60).Select(row => (object)(row + 100))])));

        Assert.True(contract.Statistics.HeldBack);
        Assert.Equal(50, contract.Statistics.Rows);
        Assert.Equal(0.6, contract.Statistics.Features[0].OutOfRange, 12);
        Assert.Empty(report.Violations);
    }

    [Fact]
    public void Held_back_rows_may_hold_what_the_rows_before_them_lacked()
    {
        var contract = new FittedContract(
            Batches.Of(
                Batches.Column("t", ColumnType.Text, null, null, null, null, "a", "a", "b", "b"),
                Batches.Column("x", ColumnType.Integer, null, null, null, null, 1, 2, 3, 4)),
            Batches.Of(Batches.Column("t", ColumnType.Text), Batches.Column("x", ColumnType.Integer)));

        Assert.Equal(4, contract.Statistics.Rows);
        Assert.Equal(["t", "x"], contract.Statistics.Features.Select(feature => feature.Name));
    }

    [Fact]
    public void Unseen_categories_are_told_with_the_first_of_them()
    {
        var contract = new FittedContract(Towns("Ulm", "Bonn"), Towns("Ulm", "Bonn"));

        var violation = Assert.Single(contract.Judge(Towns("Ulm", "Mölln")).Violations);

        Assert.Equal(
            "'town': 50 % of 100 values are none of the training's 2 categories (the first is 'Mölln'); up to 5 % would pass, and the training's own test rows showed 0 %.",
            violation.Sentence);
    }

    [Fact]
    public void Rows_that_are_all_missing_break_the_rule_on_missing_values_alone()
    {
        var contract = new FittedContract(Numbers(500), Numbers(50));

        var report = contract.Judge(Batches.Of(Batches.Column("x", ColumnType.Number, new object?[300])));

        Assert.Equal(ContractRule.Missing, Assert.Single(report.Violations).Rule);
    }

    [Fact]
    public void A_shift_within_the_range_shows_in_the_stability_index_from_200_values_on()
    {
        var contract = new FittedContract(Numbers(1_000), Numbers(100));
        var low = Enumerable.Range(0, 200).Select(row => (object)(row % 30)).ToArray();

        var few = contract.Judge(Batches.Of(Batches.Column("x", ColumnType.Number, low[..199])));
        var enough = contract.Judge(Batches.Of(Batches.Column("x", ColumnType.Number, low)));

        Assert.Empty(few.Violations);
        Assert.Equal(ContractRule.Stability, Assert.Single(enough.Violations).Rule);
    }

    [Fact]
    public void Dates_out_of_range_are_told_as_dates()
    {
        var contract = new FittedContract(Days(2020, 400), Days(2020, 60));

        var violation = Assert.Single(contract.Judge(Days(1969, 60)).Violations);

        Assert.StartsWith(
            "'day': 100 % of 60 values lie outside the training's range of 2020-01-01 to 2021-02-03 (they are 1969-01-01 to 1969-03-01)", violation.Sentence);
    }

    private static ColumnBatch Numbers(int count) =>
        Batches.Of(Batches.Column("x", ColumnType.Number, [.. Enumerable.Range(0, count).Select(row => (object)(row * 37 % 100))]));

    /// <summary>Every second value is below the range of <see cref="Numbers"/>.</summary>
    private static ColumnBatch Shifted(int count) =>
        Batches.Of(Batches.Column("x", ColumnType.Number, [.. Enumerable.Range(0, count).Select(row => (object)(row % 2 == 0 ? -1 : row * 37 % 100))]));

    private static ColumnBatch Towns(string left, string right) =>
        Batches.Of(Batches.Column("town", ColumnType.Text, [.. Enumerable.Range(0, 100).Select(row => row % 2 == 0 ? left : right)]));

    private static ColumnBatch Days(int year, int count) =>
        Batches.Of(Batches.Column("day", ColumnType.Date, [.. Enumerable.Range(0, count).Select(row => (object)new DateTime(year, 1, 1).AddDays(row))]));
}
