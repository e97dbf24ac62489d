using System.Globalization;
using Slipway.Sources.Csv;

namespace Slipway.Tests.Sources.Csv;

public sealed class FieldShapeTests
{
    [Theory]
    [InlineData("0", nameof(FieldShapes.Integer))]
    [InlineData("-42", nameof(FieldShapes.Integer))]
    [InlineData("9007199254740992", nameof(FieldShapes.Integer))]
    [InlineData("9007199254740993", nameof(FieldShapes.LongInteger))]
    [InlineData("-9223372036854775808", nameof(FieldShapes.LongInteger))]
    [InlineData("9223372036854775808", nameof(FieldShapes.Text))]
    [InlineData("007", nameof(FieldShapes.Text))]
    [InlineData("-01", nameof(FieldShapes.Text))]
    [InlineData("00.5", nameof(FieldShapes.Text))]
    [InlineData("+5", nameof(FieldShapes.Text))]
    [InlineData("-0", nameof(FieldShapes.Number))]
    [InlineData("0.5", nameof(FieldShapes.Number))]
    [InlineData(".5", nameof(FieldShapes.Number))]
    [InlineData("5.", nameof(FieldShapes.Number))]
    [InlineData("-1.5e-7", nameof(FieldShapes.Number))]
    [InlineData("1E5", nameof(FieldShapes.Number))]
    [InlineData("0.1000000000000000055511151231257827", nameof(FieldShapes.Number))]
    [InlineData("1.000000000000000056e-01", nameof(FieldShapes.Number))]
    [InlineData("0.0000000000000000000000", nameof(FieldShapes.Number))]
    [InlineData("0.30000000000000000001", nameof(FieldShapes.LongNumber))]
    [InlineData("12345678901234567.89", nameof(FieldShapes.LongNumber))]
    [InlineData("1e-400", nameof(FieldShapes.LongNumber))]
    [InlineData("1e400", nameof(FieldShapes.Text))]
    [InlineData("-", nameof(FieldShapes.Text))]
    [InlineData(".", nameof(FieldShapes.Text))]
    [InlineData("1e", nameof(FieldShapes.Text))]
    [InlineData("1.2.3", nameof(FieldShapes.Text))]
    [InlineData("1,5", nameof(FieldShapes.Text))]
    [InlineData("Infinity", nameof(FieldShapes.Text))]
    [InlineData("TRUE", nameof(FieldShapes.Boolean))]
    [InlineData("false", nameof(FieldShapes.Boolean))]
    [InlineData("truth", nameof(FieldShapes.Text))]
    [InlineData("2024-02-29", nameof(FieldShapes.Date))]
    [InlineData("2023-02-29", nameof(FieldShapes.Text))]
    [InlineData("2024-02-29 12:30", nameof(FieldShapes.Timestamp))]
    [InlineData("2024-02-29T12:30:00.1234567Z", nameof(FieldShapes.Text))]
    public void A_value_is_taken_for_what_keeps_all_of_its_digits(string text, string expected) =>
        Assert.Equal(expected, FieldShape.Of(text, out _).ToString());

    [Theory]
    [InlineData("R")]
    [InlineData("E16")]
    [InlineData("E25")]
    [InlineData("G15")]
    public void Whatever_was_written_from_a_double_is_a_number(string format)
    {
        const int Seed = 7;
        var random = new Random(Seed);
        for (var i = 0; i < 2_000; i++)
        {
            var number = BitConverter.Int64BitsToDouble(random.NextInt64());
            if (!double.IsFinite(number))
            {
                continue;
            }

            var text = number.ToString(format, CultureInfo.InvariantCulture).Replace("E+", "E", StringComparison.Ordinal);

            var shape = FieldShape.Of(text, out _);

            Assert.True(
                (shape & ~(FieldShapes.Number | FieldShapes.Integer | FieldShapes.LongInteger)) == 0, $"Seed {Seed}, value {i}: '{text}' is {shape}.");
        }
    }
}
