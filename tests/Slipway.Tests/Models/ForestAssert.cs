using Slipway.Models;

namespace Slipway.Tests.Models;

internal static class ForestAssert
{
    public static void Equal(Forest expected, Forest actual)
    {
        Assert.Equal(expected.FeatureNames, actual.FeatureNames);
        Assert.Equal(
            (expected.OutputCount, expected.Divisor, expected.Transform, expected.Trees.Count),
            (actual.OutputCount, actual.Divisor, actual.Transform, actual.Trees.Count));
        for (var i = 0; i < expected.Trees.Count; i++)
        {
            var (one, other) = (expected.Trees[i], actual.Trees[i]);
            Assert.Equal(one.Splits, other.Splits);
            Assert.Equal(one.LeafValues, other.LeafValues);
            Assert.Equal(one.CategorySetCount, other.CategorySetCount);
            for (var set = 0; set < one.CategorySetCount; set++)
            {
                Assert.Equal(one.CategorySet(set), other.CategorySet(set));
            }
        }
    }
}
