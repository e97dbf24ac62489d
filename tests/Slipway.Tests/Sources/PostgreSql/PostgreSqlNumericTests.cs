using System.Globalization;
using Slipway.Sinks.PostgreSql;
using Slipway.Sources.PostgreSql;

namespace Slipway.Tests.Sources.PostgreSql;

public sealed class PostgreSqlNumericTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-0.5")]
    [InlineData("10000")]
    [InlineData("0.1")]
    [InlineData("123456789.12345678")]
    [InlineData("9007199254740993")]
    [InlineData("12345678901234567890")]
    [InlineData("0.1234567890123456789")]
    [InlineData("9999999999999999e22")]
    [InlineData("1.7976931348623157e308")]
    [InlineData("4.9e-324")]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    [InlineData("1e-400")]
    [InlineData("1e100000")]
    public void A_number_is_the_nearest_double(string text) =>
        Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), PostgreSqlNumeric.ToDouble(NumericBytes.Of(text)));

    [Fact]
    public void Numbers_of_many_digits_are_the_nearest_doubles()
    {
        const int Seed = 5;
        var random = new Random(Seed);
        for (var i = 0; i < 20_000; i++)
        {
            var digits = string.Concat(Enumerable.Range(0, random.Next(1, i % 100 == 0 ? 900 : 40)).Select(_ => (char)('0' + random.Next(10))));
            var text = string.Create(CultureInfo.InvariantCulture, $"{(random.Next(2) == 0 ? "-" : "")}{digits}e{random.Next(-60, 40)}");

            Assert.True(double.Parse(text, CultureInfo.InvariantCulture) == PostgreSqlNumeric.ToDouble(NumericBytes.Of(text)), $"seed {Seed}: {text}");
        }
    }

    [Theory]
    [InlineData(0xC0, double.NaN)]
    [InlineData(0xD0, double.PositiveInfinity)]
    [InlineData(0xF0, double.NegativeInfinity)]
    public void What_is_no_number_stays_what_it_is(byte sign, double expected) =>
        Assert.Equal(expected, PostgreSqlNumeric.ToDouble([0, 0, 0, 0, sign, 0, 0, 0]));
}
