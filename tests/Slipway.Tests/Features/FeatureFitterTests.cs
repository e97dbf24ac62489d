using Slipway.Columns;
using Slipway.Features;
using Slipway.Models;

namespace Slipway.Tests.Features;

public sealed class FeatureFitterTests
{
    private static readonly object?[] Varying = [1, 2, 3, 4];

    [Fact]
    public void Numbers_keep_their_range_quantiles_and_shares()
    {
        var rows = Batches.Of(Batches.Column("größe m²", ColumnType.Number, 3, null, 1, 2.5, double.NaN));

        var feature = Assert.Single(FeatureFitter.Fit(rows, []).Features);

        Assert.Equal("größe m²", feature.Name);
        Assert.True(feature.Nullable);
        Assert.Equal((1.0, 3.0), (feature.Min, feature.Max));
        Assert.Equal(21, feature.Quantiles!.Count);
        Assert.Equal((1.0, 2.5, 3.0), (feature.Quantiles[0], feature.Quantiles[10], feature.Quantiles[20]));
        Assert.Equal(0.4, feature.ShareMissing, 12);
        Assert.Equal(1 / 3.0, feature.ShareFractional, 12);
        Assert.Equal(3, feature.Counts!.Sum());
    }

    [Fact]
    public void Infinite_values_leave_a_range_that_JSON_can_hold()
    {
        var rows = Batches.Of(Batches.Column("x", ColumnType.Number, double.PositiveInfinity, 1, double.NegativeInfinity));

        var feature = Assert.Single(FeatureFitter.Fit(rows, []).Features);

        Assert.Equal((-(double)float.MaxValue, (double)float.MaxValue), (feature.Min, feature.Max));
        Assert.All(feature.Quantiles!, value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Text_becomes_categories_by_count_then_by_bytes_and_empty_text_is_one()
    {
        var rows = Batches.Of(Batches.Column("town", ColumnType.Text, "b", "é", "", "a", null, "é", "", "a", "b", "é"));

        var feature = Assert.Single(FeatureFitter.Fit(rows, []).Features);

        Assert.Equal(["é", "", "a", "b"], feature.Categories!);
        Assert.Equal([3, 2, 2, 2], feature.Counts!);
        Assert.Equal(0.1, feature.ShareMissing, 12);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_one_category_with_the_text_they_are_shown_as()
    {
        var rows = Batches.Of(Batches.Column("t", ColumnType.Text, new byte[] { 0xFF }, "\uFFFD", new byte[] { 0xFE }, "a", "a"));

        var feature = Assert.Single(FeatureFitter.Fit(rows, []).Features);

        Assert.Equal(["\uFFFD", "a"], feature.Categories!);
        Assert.Equal([3, 2], feature.Counts!);
    }

    [Fact]
    public void A_date_keeps_the_parts_that_vary()
    {
        var rows = Batches.Of(Batches.Column("sold", ColumnType.Date, new DateTime(1969, 12, 30), new DateTime(1969, 12, 31), null));

        var feature = Assert.Single(FeatureFitter.Fit(rows, []).Features);

        Assert.Equal([DatePart.Day, DatePart.Weekday, DatePart.YearDay, DatePart.EpochDay], feature.Parts!);
        Assert.Equal(["sold.day", "sold.weekday", "sold.year_day", "sold.epoch_day"], feature.ModelColumns());
        Assert.Equal((-2.0, -1.0), (feature.Min, feature.Max));
    }

    [Fact]
    public void A_single_value_beside_nulls_is_a_feature()
    {
        var rows = Batches.Of(
            Batches.Column("flag", ColumnType.Boolean, true, null),
            Batches.Column("word", ColumnType.Text, null, "yes"),
            Batches.Column("day", ColumnType.Date, new DateTime(2020, 1, 1), null));

        var fitted = FeatureFitter.Fit(rows, []);

        Assert.Equal(["flag", "word", "day"], fitted.Features.Select(feature => feature.Name));
        Assert.Equal([DatePart.EpochDay], fitted.Features[2].Parts!);
    }

    [Fact]
    public void Columns_that_can_not_be_features_are_left_out_with_their_reason()
    {
        var rows = Batches.Of(
            Batches.Column("id", ColumnType.Integer, Varying),
            Batches.Column("ID", ColumnType.Integer, Varying),
            Batches.Column("name", ColumnType.Text, "a", "b", "c", "a"),
            (new ColumnInfo("photo", ColumnType.Unsupported, "BLOB"), [null, null, null, null]),
            Batches.Column("one", ColumnType.Number, 0.1, 0.1, 0.1, 0.1),
            Batches.Column("near", ColumnType.Integer, 1_700_000_000_001, 1_700_000_000_002, 1_700_000_000_003, 1_700_000_000_004),
            Batches.Column("word", ColumnType.Text, "x", "x", "x", "x"),
            Batches.Column("day", ColumnType.Date, [.. Enumerable.Repeat((object)new DateTime(2020, 2, 29), 4)]),
            Batches.Column("none", ColumnType.Decimal, null, null, null, null),
            Batches.Column("nan", ColumnType.Number, double.NaN, null, double.NaN, null));

        var fitted = FeatureFitter.Fit(rows, [new LeftOutColumn("id", "the key")]);

        Assert.Equal(["ID"], fitted.Features.Select(feature => feature.Name));
        Assert.Equal(
            [
                new("id", "the key"),
                new("name", "text with 3 different values in 4 rows"),
                new("photo", "its type, BLOB, can't be a feature"),
                new("one", "all of its values are 0.1"),
                new("near", "its values, from 1700000000001 to 1700000000004, are one in the 32 bits of a feature; take what they share off in a query"),
                new("word", "all of its values are 'x'"),
                new("day", "all of its values are 2020-02-29"),
                new("none", "all of its values are NULL"),
                new("nan", "all of its values are NULL or not a number"),
            ],
            fitted.LeftOut);
    }

    [Fact]
    public void Of_many_categories_the_most_frequent_are_kept_and_the_others_are_rare()
    {
        var values = Enumerable.Range(0, 5_000).Select(row => (object)$"v{row / 2 % 1_250}").Concat(Enumerable.Range(0, 3_000).Select(row => (object)$"v{row % 1_000}"));
        var rows = Batches.Of(Batches.Column("t", ColumnType.Text, [.. values]));

        var feature = Assert.Single(FeatureFitter.Fit(rows, []).Features);

        Assert.Equal(TextFit.MostCategories, feature.Categories!.Count);
        Assert.Equal(1_000, feature.RareRows);
        Assert.DoesNotContain("v1000", feature.Categories);
    }

    [Fact]
    public void Text_whose_frequent_values_hold_few_rows_is_left_out()
    {
        var rows = Batches.Of(
            Batches.Column("user", ColumnType.Text, [.. Enumerable.Range(0, 9_000).Select(row => (object)$"u{row % 3_000}")]),
            Batches.Column("x", ColumnType.Integer, [.. Enumerable.Range(0, 9_000).Select(row => (object)row)]));

        var fitted = FeatureFitter.Fit(rows, []);

        var expected = new LeftOutColumn("user", "text with 3000 different values, of which the 1000 most frequent hold 33 % of the rows");
        Assert.Equal([expected], fitted.LeftOut);
    }

    [Fact]
    public void One_row_leaves_no_feature_and_the_error_says_why_for_each()
    {
        var rows = Batches.Of(Batches.Column("a", ColumnType.Integer, 7), Batches.Column("b", ColumnType.Text, "x"));

        var fault = Assert.Throws<SlipwayException>(() => FeatureFitter.Fit(rows, []));

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Equal(
            "No column can be a feature, so there is nothing to learn from. Left out: 'a' (all of its values are 7), 'b' (all of its values are 'x').",
            fault.Message);
    }

    [Fact]
    public void Two_columns_of_one_name_are_refused()
    {
        var rows = Batches.Of(Batches.Column("a", ColumnType.Integer, 1, 2), Batches.Column("a", ColumnType.Integer, 3, 4));

        var fault = Assert.Throws<SlipwayException>(() => FeatureFitter.Fit(rows, []));

        Assert.Contains("several columns named 'a'", fault.Message);
    }
}
