using Slipway.Columns;
using Slipway.Sources.Servers.Partitions;

namespace Slipway.Tests.Sources.Servers;

public sealed class EvenKeysTests
{
    [Theory]
    [InlineData(1, 8)]
    [InlineData(7, 8)]
    [InlineData(1000, 3)]
    [InlineData(16_383, 2)]
    [InlineData(16_384, 8)]
    [InlineData(1_000_003, 8)]
    [InlineData(300_000, 1000)]
    public void Parts_are_equal_however_many_keys_come(int count, int parts)
    {
        var keys = new EvenKeys(parts);
        for (var first = 1; first <= count; first += 777)
        {
            keys.Add(Batch(first, Math.Min(count, first + 776)));
        }

        var bounds = keys.Bounds(parts)!.Select(key => (long)key.Values[0]).ToArray();

        Assert.Equal(count, keys.Count);
        Assert.Equal(parts - 1, bounds.Length);
        for (var part = 1; part < parts; part++)
        {
            Assert.InRange(bounds[part - 1], (double)part * count / parts * 0.99 - 1, (double)part * count / parts * 1.01 + 1);
        }
    }

    [Fact]
    public void No_keys_have_no_bounds() => Assert.Null(new EvenKeys(8).Bounds(8));

    private static ColumnBatch Batch(int first, int last) =>
        Batches.Of(Batches.Column("id", ColumnType.Integer, [.. Enumerable.Range(first, last - first + 1).Select(id => (object)(long)id)]));
}
