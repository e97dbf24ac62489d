using System.Globalization;
using System.Text;
using Slipway.Columns;

namespace Slipway.Tests.Columns;

public sealed class NumberTextTests
{
    [Fact]
    public void Every_power_of_two_and_its_neighbours_are_read_back_as_they_were()
    {
        for (var exponent = -1074; exponent <= 1023; exponent++)
        {
            var power = Math.ScaleB(1, exponent);
            foreach (var number in new[] { power, -power, Math.BitDecrement(power), Math.BitIncrement(power) })
            {
                Assert.Equal(number, double.Parse(NumberText.Of(number), CultureInfo.InvariantCulture));
                Assert.Equal(number, double.Parse(Written(number), CultureInfo.InvariantCulture));
            }
        }
    }

    [Theory]
    [InlineData(0.1, "0.1")]
    [InlineData(-0.0, "-0")]
    [InlineData(1e300, "1E+300")]
    public void Others_are_as_short_as_they_can_be(double number, string text) => Assert.Equal([text, text], [NumberText.Of(number), Written(number)]);

    private static string Written(double number)
    {
        var bytes = new byte[24];
        return Encoding.ASCII.GetString(bytes, 0, NumberText.Write(number, bytes));
    }
}
