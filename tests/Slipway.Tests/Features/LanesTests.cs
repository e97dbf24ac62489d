using Slipway.Features;

namespace Slipway.Tests.Features;

public sealed class LanesTests
{
    [Fact]
    public void Whole_values_are_counted_whatever_their_size_and_sign()
    {
        float[] whole = [0, -0f, 1, -1, 8_388_607, -8_388_608, 16_777_216, -2_147_483_648, 3e9f, -3e9f, 1e30f, float.PositiveInfinity, float.NegativeInfinity];
        float[] others = [0.5f, -0.5f, 1e-30f, 4_194_303.5f, -4_194_303.5f, float.NaN];
        foreach (var value in whole.Concat(others))
        {
            // More than a vector, and a rest.
            var values = Enumerable.Repeat(value, 35).ToArray();

            var count = Lanes.CountWhole(values);

            Assert.True(count == (whole.Contains(value) ? 35 : 0), $"{count} of 35 times {value}");
        }
    }
}
