using System.Globalization;
using Slipway.Sources.Csv;

namespace Slipway.Tests.Sources.Csv;

public sealed class DecimalTextTests
{
    [Theory]
    [InlineData("R")]
    [InlineData("E14")]
    [InlineData("E15")]
    [InlineData("E16")]
    [InlineData("E17")]
    [InlineData("F3")]
    [InlineData("F17")]
    public void The_double_is_the_one_that_the_platforms_parser_finds(string format)
    {
        const int Seed = 11;
        var random = new Random(Seed);
        var rounded = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var value = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-9, 16));

            rounded += HoldAgainstPlatform(value.ToString(format, CultureInfo.InvariantCulture), $"Seed {Seed}, value {i}", out _, out _) ? 1 : 0;
        }

        Assert.True(rounded > 8_000, $"Seed {Seed}: only {rounded} of the values took the short way.");
    }

    [Fact]
    public void Digits_are_kept_where_the_double_written_with_as_many_has_them()
    {
        const int Seed = 12;
        var random = new Random(Seed);
        var kept = new int[2];
        for (var i = 0; i < 50_000; i++)
        {
            var digits = random.NextInt64((long)Math.Pow(10, random.Next(15, 19))).ToString(CultureInfo.InvariantCulture);
            var fraction = random.Next(1, 23);
            digits = digits.PadLeft(fraction + 1, '0');
            var text = $"-{digits[..^fraction]}.{digits[^fraction..]}";
            var where = $"Seed {Seed}, value {i}";
            if (!HoldAgainstPlatform(text, where, out var number, out var keepsDigits))
            {
                continue;
            }

            var written = number.ToString($"F{fraction}", CultureInfo.InvariantCulture);
            var isHalfWay = number.ToString($"F{fraction + 60}", CultureInfo.InvariantCulture)[text.Length..].TrimEnd('0') == "5";

            Assert.True(keepsDigits == (written == text && !isHalfWay), $"{where}: '{text}' gives {written}, but keepsDigits is {keepsDigits}.");
            kept[keepsDigits ? 1 : 0]++;
        }

        Assert.All(kept, count => Assert.True(count > 2_000, $"Seed {Seed}: {kept[0]} values did not keep their digits, {kept[1]} did."));
    }

    [Fact]
    public void Beside_a_power_of_two_and_half_way_between_doubles_rounding_is_right()
    {
        for (var exponent = -20; exponent <= 52; exponent++)
        {
            var power = Math.Pow(2, exponent);
            foreach (var near in new[] { Math.BitDecrement(power), power, Math.BitIncrement(power) })
            {
                var spacing = (decimal)(Math.BitIncrement(near) - near);
                var half = exponent >= 0 ? (decimal)near + spacing / 2 : 0;
                foreach (var text in new[] { near.ToString("E16", CultureInfo.InvariantCulture), near.ToString("E17", CultureInfo.InvariantCulture), half.ToString(CultureInfo.InvariantCulture) })
                {
                    HoldAgainstPlatform(text, $"2^{exponent}", out _, out _);
                }
            }
        }
    }

    [Theory]
    [InlineData("-0.000")]
    [InlineData("0.0000012345678901234567")]
    [InlineData("6.0715735217362473e-05")]
    [InlineData("123456789012345678.5")]
    [InlineData("0.1234567890123456789")]
    [InlineData("1e22")]
    [InlineData("1e-2147483648")]
    public void Few_and_many_digits_and_extreme_exponents_are_right_or_left_to_the_platform(string text) =>
        HoldAgainstPlatform(text, "Given", out _, out _);

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("-.e5")]
    [InlineData("1e")]
    [InlineData("1 ")]
    [InlineData("+1")]
    [InlineData("1.2.3")]
    [InlineData("2024-05-01")]
    [InlineData("Infinity")]
    public void What_is_no_number_is_not_read(string text) => Assert.False(DecimalText.TryRead(text, out _));

    private static bool HoldAgainstPlatform(string text, string where, out double number, out bool keepsDigits)
    {
        Assert.True(DecimalText.TryRead(text, out var written), $"{where}: '{text}' was not read.");
        if (!written.TryRound(out number, out keepsDigits))
        {
            return false;
        }

        var expected = double.Parse(text, CultureInfo.InvariantCulture);
        Assert.True(
            BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(number),
            $"{where}: '{text}' is {number:R}; expected {expected:R}.");
        return true;
    }
}
