using Slipway.Sources.Csv;

namespace Slipway.Tests.Sources.Csv;

public sealed class FieldRulesTests
{
    [Theory]
    [InlineData("12.34", true)]
    [InlineData("-12.340000", true)]
    [InlineData("12.345", false)]
    [InlineData("123", false)]
    [InlineData("99", true)]
    [InlineData("0.5", true)]
    [InlineData(".5", true)]
    [InlineData("1.5e1", true)]
    [InlineData("1.5e2", false)]
    [InlineData("5e-3", false)]
    [InlineData("0", true)]
    [InlineData("0.00", true)]
    public void Digits_count_on_both_sides_of_the_point_and_zeros_at_the_end_do_not(string text, bool holds) =>
        Assert.Equal(holds, FieldRules.Digits("decimal(4,2)", 4, 2).Holds!(text));

    [Theory]
    [InlineData("0.5", true)]
    [InlineData("-0.01", true)]
    [InlineData("1.5", false)]
    [InlineData("0.123", false)]
    public void A_zero_before_the_point_is_no_digit(string text, bool holds) =>
        Assert.Equal(holds, FieldRules.Digits("decimal(2,2)", 2, 2).Holds!(text));

    [Theory]
    [InlineData("0.1", true)]
    [InlineData("1e38", true)]
    [InlineData("16777216", true)]
    [InlineData("16777217", false)]
    [InlineData("0.123456789", false)]
    [InlineData("1e39", false)]
    [InlineData("1e-50", false)]
    public void Thirty_two_bits_keep_some_numbers(string text, bool holds) => Assert.Equal(holds, FieldRules.SinglePrecision("real").Holds!(text));

    [Theory]
    [InlineData("-128", true)]
    [InlineData("127", true)]
    [InlineData("128", false)]
    [InlineData("-129", false)]
    public void Whole_numbers_have_a_range(string text, bool holds) => Assert.Equal(holds, FieldRules.WholeNumber("tinyint", -128, 127).Holds!(text));

    [Theory]
    [InlineData("äöü", true)]
    [InlineData("😀😀😀", true)]
    [InlineData("abcd", false)]
    [InlineData("a\0b", false)]
    public void Text_is_counted_in_characters(string text, bool holds) => Assert.Equal(holds, FieldRules.TextWithoutNul("varchar(3)", 3).Holds!(text));

    [Theory]
    [InlineData(0, "2024-05-01T12:30:15", true)]
    [InlineData(0, "2024-05-01T12:30:15.000", true)]
    [InlineData(0, "2024-05-01T12:30:15.5", false)]
    [InlineData(3, "1969-12-31T23:59:59.125", true)]
    [InlineData(3, "1969-12-31T23:59:59.1255", false)]
    public void Moments_have_digits_after_the_second(int digits, string text, bool holds) => Assert.Equal(holds, FieldRules.Moment("datetime", digits).Holds!(text));
}
