using System.Globalization;
using Slipway.Columns;
using Slipway.Features;
using Slipway.Models;
using Slipway.Projects;
using Slipway.Tests.Models;
using Slipway.Tests.Models.Onnx;

namespace Slipway.Tests.Api;

/// <summary>Calls that would give wrong predictions without a word.</summary>
public sealed class ModelTrapTests() : ShopsModelTests(seed: 13, rows: 600)
{
    [Fact]
    public void A_reader_may_fill_one_dictionary_again_for_each_row()
    {
        var expected = Enumerable.Range(0, Shops.Count).Select(row => Model.Predict(Shops.Row(row)).ToString()).ToArray();

        Assert.Equal(expected, Model.Predict(Refilled()).Select(prediction => prediction.ToString()));
        Assert.True(expected.Distinct().Count() > 10);

        IEnumerable<IReadOnlyDictionary<string, object?>> Refilled()
        {
            var row = new Dictionary<string, object?>();
            for (var i = 0; i < Shops.Count; i++)
            {
                foreach (var (name, value) in Shops.Row(i))
                {
                    row[name] = value;
                }

                yield return row;
            }
        }
    }

    [Fact]
    public void What_a_data_reader_gives_for_NULL_is_missing()
    {
        var row = Shops.Row(0);
        foreach (var name in row.Keys)
        {
            row[name] = null;
        }

        var expected = Model.Predict(row).ToString();
        foreach (var name in row.Keys)
        {
            row[name] = DBNull.Value;
        }

        Assert.Equal(expected, Model.Predict(row).ToString());
    }

    [Fact]
    public void A_day_is_not_taken_from_a_moment_of_some_time_zone()
    {
        var row = Shops.Row(0);
        row["opened"] = new DateOnly(1969, 5, 1);
        var expected = Model.Predict(row).ToString();

        foreach (var utc in new object[] { new DateTime(1969, 5, 1, 23, 0, 0, DateTimeKind.Utc), new DateTime(1969, 5, 1), new DateTimeOffset(1969, 5, 1, 1, 0, 0, TimeSpan.Zero) })
        {
            row["opened"] = utc;
            Assert.Equal(expected, Model.Predict(row).ToString());
        }

        foreach (var (local, type) in new (object, string)[] { (new DateTime(1969, 5, 1, 0, 0, 0, DateTimeKind.Local), "DateTime"), (new DateTimeOffset(1969, 5, 1, 0, 0, 0, TimeSpan.FromHours(1)), "DateTimeOffset") })
        {
            row["opened"] = local;
            Assert.StartsWith(
                $"'opened' is a date, and has a local {type}, whose day depends on the time zone. Give a DateOnly,",
                Assert.Throws<SlipwayException>(() => Model.Predict(row)).Message, StringComparison.Ordinal);
            var before = Shops.Row(0);
            before["opened"] = local is DateTime ? (object)new DateTime(1969, 5, 1) : new DateTimeOffset(1969, 5, 1, 0, 0, 0, TimeSpan.Zero);
            Assert.StartsWith(
                $"'opened' is a date, and has a local {type} in row 2, whose day depends on the time zone.",
                Assert.Throws<SlipwayException>(() => Model.Predict([before, row]).ToList()).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_value_of_no_known_type_is_named_with_its_row()
    {
        var rows = Enumerable.Range(0, 600).Select(Shops.Row).ToArray();
        foreach (var row in rows)
        {
            row["price"] = null;
        }

        rows[520]["price"] = Guid.Empty;

        Assert.StartsWith(
            "'price' holds a value of type System.Guid in row 521.", Assert.Throws<SlipwayException>(() => Model.Predict(rows).ToList()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("logistic_regression_binary")]
    [InlineData("logistic_regression_multinomial")]
    [InlineData("logistic_regression_one_against_rest")]
    public void A_row_for_which_a_linearModel_has_no_prediction_has_no_class(string name)
    {
        var sample = new OnnxSample(name);
        var names = sample.Estimator.FeatureNames;
        var metadata = SampleMetadata.Create() with
        {
            Task = sample.Predictions[0].Length == 2 ? TaskKind.Binary : TaskKind.Multiclass,
            Classes = [.. sample.Predictions[0].Select((_, i) => i.ToString(CultureInfo.InvariantCulture))],
            Features = [.. names.Select(feature => new Feature { Name = feature, Type = ColumnType.Number })],
        };
        ModelFolder.Create(metadata, sample.File).Write(new ModelLocation(Folder.File("linear")));
        var model = Model.Load(Folder.File("linear"));
        var whole = names.Select((feature, i) => KeyValuePair.Create(feature, (object?)sample.Rows.Column(i)[0])).ToDictionary();
        var missing = new Dictionary<string, object?>(whole) { [names[0]] = null };

        var predictions = model.Predict([whole, missing]).ToArray();

        Assert.Equal(Array.IndexOf(sample.Predictions[0], sample.Predictions[0].Max()).ToString(CultureInfo.InvariantCulture), predictions[0].Class);
        Assert.Null(predictions[1].Class);
        Assert.True(double.IsNaN(predictions[1].Value));
        Assert.Equal("NaN", predictions[1].ToString());
    }
}
