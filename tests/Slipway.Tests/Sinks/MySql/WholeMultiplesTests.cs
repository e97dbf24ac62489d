using System.Globalization;
using Slipway.Sinks.MySql;

namespace Slipway.Tests.Sinks.MySql;

public sealed class WholeMultiplesTests
{
    private readonly WholeMultiples _multiples = new();

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 512)]
    [InlineData(-1e-200, 1e-200)]
    [InlineData(3e200, 5e202)]
    public void Each_product_is_the_number_bit_by_bit(double least, double largest)
    {
        var random = new Random(1);
        double[] numbers = [.. Enumerable.Range(0, 5_000).Select(_ => least + random.NextDouble() * (largest - least)).Where(number => Math.Abs(number) > Math.Abs(largest) / 512), 0];

        Assert.True(_multiples.TryFill(numbers));

        Assert.Equal(numbers, Products());
    }

    [Theory]
    [InlineData(1, 2, 4)]
    [InlineData(0, 0, 0)]
    [InlineData(0.5, -3, 1e15)]
    [InlineData(-9223372036854774784, 1024, 0)]
    [InlineData(1.0, 4611686018427387904, -1)]
    public void Numbers_of_few_bits_are_small_multiples(double one, double two, double three)
    {
        Assert.True(_multiples.TryFill([one, two, three]));

        Assert.Equal([one, two, three], Products());
    }

    [Theory]
    [InlineData(1, 9223372036854775808)]
    [InlineData(1e-300, 1e300)]
    [InlineData(0.1, 1000)]
    [InlineData(1, -0.0)]
    [InlineData(double.Epsilon, 0)]
    [InlineData(1e305, 0)]
    [InlineData(1e-305, 0)]
    [InlineData(1e-295, 0)]
    public void Numbers_that_no_whole_ones_stand_for_are_left_as_they_are(double one, double other) => Assert.False(_multiples.TryFill([one, other]));

    [Fact]
    public void The_numbers_before_are_forgotten()
    {
        Assert.True(_multiples.TryFill([0.1, 0.2]));
        Assert.True(_multiples.TryFill([3]));

        Assert.Equal([3], Products());
        Assert.True(_multiples.TryFill([]));
        Assert.Empty(Products());
    }

    private IEnumerable<double> Products()
    {
        var unit = double.Parse(_multiples.Unit, CultureInfo.InvariantCulture);
        return [.. _multiples.Values.Values.ToArray().Select(multiple => multiple * unit)];
    }
}
