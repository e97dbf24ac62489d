using Slipway.Columns;
using Slipway.Features;

namespace Slipway.Tests.Features;

public sealed class FeatureEncodingTests
{
    [Fact]
    public void Numbers_round_to_float32_and_null_and_NaN_are_missing()
    {
        double?[] values = [0.1, null, double.NaN, 1e300, double.NegativeInfinity, 16_777_217, -0.0, 5, 6, 7, 8, 9, 10, null, 1e-300, 12, 13];
        var rows = Batches.Of(Batches.Column("x", ColumnType.Number, [.. values.Select(value => (object?)value)]));

        var encoded = Encode(rows, rows, out _);

        var expected = values.Select(value => value is { } number ? (float)number : float.NaN);
        Assert.Equal(expected, encoded.Column(0).ToArray());
        Assert.True(float.IsPositiveInfinity(encoded.Column(0)[3]));
    }

    [Fact]
    public void Whole_numbers_encode_alike_whatever_they_are_stored_as()
    {
        var trained = Batches.Of(Batches.Column("x", ColumnType.Number, 1.5, 2));
        var whole = Batches.Of(Batches.Column("x", ColumnType.Integer, 3, null, -4));
        var fractional = Batches.Of(Batches.Column("x", ColumnType.Number, 3.0, null, -4.0));

        var fromIntegers = Encode(trained, whole, out _).Column(0).ToArray();
        var fromDoubles = Encode(trained, fractional, out _).Column(0).ToArray();

        Assert.Equal([3, float.NaN, -4], fromIntegers);
        Assert.Equal(fromIntegers, fromDoubles);
    }

    [Fact]
    public void Categories_become_codes_and_unseen_ones_are_missing_and_counted()
    {
        var trained = Batches.Of(Batches.Column("t", ColumnType.Text, "b", "b", "b", "", "", "é", "é"));
        var rows = Batches.Of(Batches.Column("t", ColumnType.Text, "é", null, "", "B", "b", "é ", new byte[] { 0xC3 }));

        var encoded = Encode(trained, rows, out var counters);

        Assert.Equal([2, float.NaN, 1, float.NaN, 0, float.NaN, float.NaN], encoded.Column(0).ToArray());
        Assert.Equal([3], counters.Unseen);
        Assert.Equal(7, counters.Rows);
    }

    [Fact]
    public void Null_is_missing_also_where_empty_text_is_unseen()
    {
        var trained = Batches.Of(Batches.Column("t", ColumnType.Text, "a", "a", "b", "b"));
        var rows = Batches.Of(Batches.Column("t", ColumnType.Text, "", null, "a"));

        var encoded = Encode(trained, rows, out var counters);

        Assert.Equal([float.NaN, float.NaN, 0], encoded.Column(0).ToArray());
        Assert.Equal([1], counters.Unseen);
    }

    [Fact]
    public void Timestamps_before_1970_have_the_parts_of_their_own_day()
    {
        var trained = Batches.Of(Batches.Column(
            "at", ColumnType.Timestamp, new DateTime(1969, 12, 31, 23, 59, 58), new DateTime(1904, 2, 29, 0, 0, 1), new DateTime(2024, 3, 1), null));

        var encoded = Encode(trained, trained, out _);

        var parts = Enumerable.Range(0, encoded.ColumnCount).Select(column => encoded.Column(column)[0]);
        Assert.Equal([1969, 12, 31, 3, 365, -1, 86_398], parts);
        var leapDay = Enumerable.Range(0, encoded.ColumnCount).Select(column => encoded.Column(column)[1]);
        Assert.Equal([1904, 2, 29, 1, 60, -24_048, 1], leapDay);
        Assert.All(Enumerable.Range(0, encoded.ColumnCount), column => Assert.True(float.IsNaN(encoded.Column(column)[3])));
    }

    [Fact]
    public void Text_among_numbers_is_an_error_that_names_its_row()
    {
        var trained = Batches.Of(Batches.Column("x", ColumnType.Number, 1, 2));
        var binding = FeatureBinding.Bind(FeatureFitter.Fit(trained, []).Features, trained.Schema, "table 'x'");
        var rows = Batches.Of(Batches.Column("x", ColumnType.Text, null, "12"));
        rows.FirstRowNumber = 1_001;

        var fault = Assert.Throws<SlipwayException>(() => binding.Encode(rows, new FeatureMatrix(1, 2), new EncodeCounters(1)));

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.StartsWith("Row 1002, column 'x': expected a number, found '12'.", fault.Message);
    }

    [Fact]
    public void Columns_without_any_value_are_missing_whatever_their_storage()
    {
        var trained = Batches.Of(
            Batches.Column("x", ColumnType.Number, 1, 2), Batches.Column("d", ColumnType.Date, new DateTime(2020, 1, 1), new DateTime(2020, 1, 2)));
        var binding = FeatureBinding.Bind(FeatureFitter.Fit(trained, []).Features, trained.Schema, "table 'x'");
        var rows = Batches.Of(Batches.Column("x", ColumnType.Text, null, null), Batches.Column("d", ColumnType.Text, null, null));
        var encoded = new FeatureMatrix(binding.Width, 2);

        binding.Encode(rows, encoded, new EncodeCounters(2));

        Assert.All(encoded.Values, value => Assert.True(float.IsNaN(value)));
    }

    private static FeatureMatrix Encode(ColumnBatch trained, ColumnBatch rows, out EncodeCounters counters)
    {
        var features = FeatureFitter.Fit(trained, []).Features;
        var binding = FeatureBinding.Bind(features, rows.Schema, "table 'x'");
        var encoded = new FeatureMatrix(binding.Width, rows.RowCount);
        counters = new EncodeCounters(features.Count);
        binding.Encode(rows, encoded, counters);
        return encoded;
    }
}
