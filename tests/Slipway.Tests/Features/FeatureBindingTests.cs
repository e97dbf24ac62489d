using Slipway.Columns;
using Slipway.Features;

namespace Slipway.Tests.Features;

public sealed class FeatureBindingTests
{
    [Fact]
    public void Features_are_found_by_name_wherever_their_columns_stand()
    {
        var binding = Bind([Number("a"), Number("B")], Info("b"), Info("x"), Info("a"));

        Assert.Equal((2, 0), (binding.ColumnOf(0), binding.ColumnOf(1)));
    }

    [Fact]
    public void Features_whose_names_differ_only_by_case_need_each_its_own_column()
    {
        var both = Bind([Number("é"), Number("É")], Info("É"), Info("é"));
        var fault = Assert.Throws<SlipwayException>(() => Bind([Number("é"), Number("É")], Info("É")));

        Assert.Equal((1, 0), (both.ColumnOf(0), both.ColumnOf(1)));
        Assert.Contains("'é', a number, is missing", fault.Message);
    }

    [Fact]
    public void One_column_for_two_features_by_case_is_ambiguous()
    {
        var fault = Assert.Throws<SlipwayException>(() => Bind([Number("Ab"), Number("aB")], Info("ab")));

        Assert.Contains("'ab' could be any of the features 'Ab' and 'aB', whose names differ only by case", fault.Message);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var features = new[]
        {
            Number("crime"), Number("nox"), Number("Age"), Number("tax"), Number("photo"), Number("twice"), Number("rm") with { ShareFractional = 0.97 },
            Number("town") with { Type = ColumnType.Text, Categories = ["x"] },
        };

        var fault = Assert.Throws<SlipwayException>(() => Bind(
            features,
            Info("crimes"),
            Info("age"),
            Info("AGE"),
            new("tax", ColumnType.Text, "VARCHAR(9)"),
            new("photo", ColumnType.Unsupported, "BLOB"),
            Info("twice"),
            Info("twice"),
            new("rm", ColumnType.Decimal, "DECIMAL(10,0)", 0),
            Info("town")));

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Equal(
            "The model's features can't be taken from table 'x': 'crime', a number, is missing (the nearest name is 'crimes'); 'nox', a number, is missing; "
            + "'Age' could be any of 'age' and 'AGE', which differ only by case; 'tax' is text (VARCHAR(9)) where training had a number; "
            + "'photo' is a type that can't be a feature (BLOB) where training had a number; 'twice' is the name of 2 columns; name them apart with AS; "
            + "'rm' is a decimal (DECIMAL(10,0)), which keeps no digit after the point, where 97 % of the training's values had one; "
            + "'town' is a number where training had text. "
            + "Expected crime, nox, Age, tax, photo, twice, rm, town; found crimes, age, AGE, tax, photo, twice, twice, rm, town. Name and cast the columns in a query as training had them.",
            fault.Message);
    }

    [Fact]
    public void A_number_may_come_from_any_numeric_column()
    {
        ColumnType[] types = [ColumnType.Integer, ColumnType.Number, ColumnType.Decimal, ColumnType.Boolean];
        var features = types.Select(type => Number(type.ToString()) with { ShareFractional = 0.5 }).ToArray();

        var binding = Bind(features, [.. types.Select(type => new ColumnInfo(type.ToString(), type, "DECIMAL"))]);

        Assert.Equal(4, binding.Width);
    }

    [Fact]
    public void A_date_may_come_from_a_timestamp_but_a_time_of_day_not_from_a_date()
    {
        var date = new Feature { Name = "d", Type = ColumnType.Date, Parts = [DatePart.Year] };
        var moment = new Feature { Name = "d", Type = ColumnType.Timestamp, Parts = [DatePart.Year, DatePart.DaySecond] };

        var binding = Bind([date], new ColumnInfo("d", ColumnType.Timestamp));
        var fault = Assert.Throws<SlipwayException>(() => Bind([moment], new ColumnInfo("d", ColumnType.Date)));

        Assert.Equal(0, binding.ColumnOf(0));
        Assert.Contains("'d' is a date where training had a timestamp", fault.Message);
    }

    private static Feature Number(string name) => new() { Name = name, Type = ColumnType.Number };

    private static ColumnInfo Info(string name) => new(name, ColumnType.Number);

    private static FeatureBinding Bind(Feature[] features, params ColumnInfo[] columns) =>
        FeatureBinding.Bind(features, new Schema(columns), "table 'x'");
}
