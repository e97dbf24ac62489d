using Slipway.Columns;
using Slipway.Features;
using Slipway.Sources;
using Slipway.Sources.Servers;

namespace Slipway.Tests.Features;

public sealed class TypeContractTests
{
    private const string Start = "The model's features can't be taken from table 't': ";
    private const string Lossy = "Give the columns these types, and load their rows again, for what they could not hold is gone:\n  ";

    private static readonly Feature Nox = Numbers(0.385, 0.871, 0.97, 0.385, 0.538, 0.6, 0.871) with { Name = "nox" };
    private static readonly Feature Tax = Numbers(187, 711, 0, 187, 300, 711) with { Name = "tax" };

    [Theory]
    [InlineData(false, "ALTER TABLE `t` MODIFY `nox` DECIMAL(10,3);", "DECIMAL(10,3)")]
    [InlineData(true, "ALTER TABLE \"t\" ALTER COLUMN \"nox\" TYPE numeric(10,3);", "numeric(10,3)")]
    public void A_decimal_without_scale_is_refused_with_the_statement_that_alters_it(bool isPostgreSql, string statement, string needed)
    {
        var column = new ColumnInfo("nox", ColumnType.Decimal, "DECIMAL(10,0)", 0) { Limits = ValueRange.Decimal(10, 0) };

        var fault = Refuse(Nox, column, isPostgreSql, "t");

        Assert.Equal(
            $"{Start}'nox' is a decimal (DECIMAL(10,0)), which keeps no digit after the point, where 97 % of the training's values had one (needed: {needed}). {Lossy}{statement}", fault);
    }

    [Theory]
    [InlineData(false, "CAST(`nox` AS DECIMAL(10,3)) AS `nox`")]
    [InlineData(true, "CAST(\"nox\" AS numeric(10,3)) AS \"nox\"")]
    public void In_a_query_a_cast_is_given(bool isPostgreSql, string cast)
    {
        var column = new ColumnInfo("nox", ColumnType.Integer, "INT") { Limits = ValueRange.Whole(32) };

        var fault = Refuse(Nox, column, isPostgreSql, null);

        Assert.EndsWith(
            $"Select these in the query; but what a table's own column could not hold is gone, and such a column must be altered and loaded again:\n  {cast}", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_narrower_type_than_the_trainings_range_is_refused()
    {
        var column = new ColumnInfo("tax", ColumnType.Integer, "TINYINT") { Limits = ValueRange.Whole(8) };

        var fault = Refuse(Tax, column, isPostgreSql: false, "t");

        Assert.Equal(
            $"{Start}'tax' is an integer (TINYINT), which holds -128 to 127, where training saw 187 to 711 (needed: INT). {Lossy}ALTER TABLE `t` MODIFY `tax` INT;", fault);
    }

    [Fact]
    public void A_decimal_with_too_few_digits_before_the_point_is_refused()
    {
        var column = new ColumnInfo("tax", ColumnType.Decimal, "numeric(4,2)", 2) { Limits = ValueRange.Decimal(4, 2) };

        var fault = Refuse(Tax, column, isPostgreSql: true, "t");

        Assert.Contains("'tax' is a decimal (numeric(4,2)), which holds -100 to 100, where training saw 187 to 711 (needed: integer)", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, false, "t", "SET time_zone = '+00:00'; ALTER TABLE `t` MODIFY `sold` DATETIME(6);")]
    [InlineData(false, true, "t", "SET time_zone = '+00:00'; ALTER TABLE `t` MODIFY `sold` TIMESTAMP(6);")]
    [InlineData(false, false, null, "CONVERT_TZ(`sold`, '+00:00', '+00:00') AS `sold`")]
    [InlineData(true, false, "t", "ALTER TABLE \"t\" ALTER COLUMN \"sold\" TYPE timestamp USING \"sold\" AT TIME ZONE 'UTC';")]
    [InlineData(true, true, "t", "ALTER TABLE \"t\" ALTER COLUMN \"sold\" TYPE timestamptz USING \"sold\" AT TIME ZONE 'UTC';")]
    [InlineData(true, true, null, "\"sold\" AT TIME ZONE 'UTC' AS \"sold\"")]
    public void Another_handling_of_time_zones_is_refused_in_both_directions(bool isPostgreSql, bool trained, string? table, string sql)
    {
        var feature = Moments(trained);

        var fault = Refuse(feature, new ColumnInfo("sold", ColumnType.Timestamp) { HasTimeZone = !trained }, isPostgreSql, table);

        Assert.Contains(trained ? "of no known time zone, where training's was brought to UTC" : "brought to UTC, where training's was of no known time zone", fault, StringComparison.Ordinal);
        Assert.Contains($"\n  {sql}\nWhere the values are of another zone than UTC, write that one.", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(true, null)]
    [InlineData(null, null)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Time_zones_that_nobody_can_tell_apart_pass(bool? trained, bool? found)
    {
        var fault = TypeContract.Find(Moments(trained), new ColumnInfo("sold", ColumnType.Timestamp) { HasTimeZone = found });

        Assert.Null(fault);
    }

    [Theory]
    [InlineData(false, "ALTER TABLE `t` MODIFY `tax` INT;")]
    [InlineData(true, "ALTER TABLE \"t\" ALTER COLUMN \"tax\" TYPE integer USING CAST(\"tax\" AS integer);")]
    public void Text_where_numbers_were_is_refused(bool isPostgreSql, string statement)
    {
        var fault = Refuse(Tax, new ColumnInfo("tax", ColumnType.Text, "varchar"), isPostgreSql, "t");

        Assert.EndsWith($"'tax' is text (varchar) where training had a number (needed: {(isPostgreSql ? "integer" : "INT")}). Give the columns these types:\n  {statement}", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_of_many_digits_need_a_double()
    {
        var fractions = Numbers(0, 1, 1, 0.1234567, 1.0 / 3) with { Name = "x" };
        var huge = Numbers(0, 1e18, 0, 0, 1e18) with { Name = "x" };

        Assert.Equal(ColumnType.Number, TypeNeeds.Of(fractions).Type);
        Assert.Equal(ColumnType.Number, TypeNeeds.Of(huge).Type);
    }

    [Fact]
    public void A_type_that_holds_the_trainings_values_passes()
    {
        // Columns without limits may hold anything, whatever they are declared as: their values are judged instead.
        (Feature Feature, ColumnInfo Column)[] fitting =
        [
            (Nox, new("nox", ColumnType.Decimal, "DECIMAL(10,4)", 4) { Limits = ValueRange.Decimal(10, 4) }),
            (Nox, new("nox", ColumnType.Decimal, "numeric")),
            (Nox, new("nox", ColumnType.Number, "DOUBLE")),
            (Nox, new("nox", ColumnType.Integer, "INTEGER")),
            (Tax, new("tax", ColumnType.Integer, "SMALLINT") { Limits = ValueRange.Whole(16) }),
            (Tax, new("tax", ColumnType.Decimal, "DECIMAL(3,0)", 0) { Limits = ValueRange.Decimal(3, 0) }),
            (Tax, new("tax", ColumnType.Number, "FLOAT")),
        ];

        Assert.All(fitting, pair => Assert.Null(TypeContract.Find(pair.Feature, pair.Column)));
    }

    private static Feature Numbers(double min, double max, double shareFractional, params double[] quantiles) => new()
    {
        Name = "x",
        Type = ColumnType.Number,
        Min = min,
        Max = max,
        Quantiles = quantiles,
        ShareFractional = shareFractional,
    };

    [Fact]
    public void Days_have_to_be_loaded_again_where_times_of_day_are_needed()
    {
        var feature = Moments(false) with { Parts = [DatePart.DaySecond] };

        var fault = Refuse(feature, new ColumnInfo("sold", ColumnType.Date, "date"), isPostgreSql: true, "t");

        Assert.Contains($"'sold' is a date (date) where training had a timestamp (needed: timestamp). {Lossy}", fault, StringComparison.Ordinal);
    }

    private static Feature Moments(bool? hasTimeZone) => new()
    {
        Name = "sold",
        Type = ColumnType.Timestamp,
        Parts = [DatePart.Year],
        HasTimeZone = hasTimeZone,
    };

    private static string Refuse(Feature feature, ColumnInfo column, bool isPostgreSql, string? table)
    {
        var dialect = ServerDialect.Of(isPostgreSql ? DatabaseKind.PostgreSql : DatabaseKind.MySql);
        var schema = new Schema([column]) { Mend = new ServerTypeMend(dialect, table is null ? null : dialect.Quote(table)) };
        var fault = Assert.Throws<SlipwayException>(() => FeatureBinding.Bind([feature], schema, "table 't'"));
        Assert.Equal(ErrorKind.Data, fault.Kind);
        return fault.Message;
    }
}
