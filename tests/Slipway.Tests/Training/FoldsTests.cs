using Slipway.Training;

namespace Slipway.Tests.Training;

public sealed class FoldsTests
{
    [Theory]
    [InlineData(20, 5)]
    [InlineData(23, 5)]
    [InlineData(101, 10)]
    public void Parts_are_equal_but_for_one_row(int rows, int parts)
    {
        var sizes = Folds.Deal(new float[rows], false, parts, 1).CountBy(part => part).Select(entry => entry.Value).ToArray();

        Assert.Equal((parts, rows), (sizes.Length, sizes.Sum()));
        Assert.InRange(sizes.Max() - sizes.Min(), 0, 1);
    }

    [Fact]
    public void Each_part_has_its_share_of_each_class()
    {
        float[] labels = [.. Enumerable.Range(0, 100).Select(row => row < 90 ? 0f : row < 97 ? 1f : 2f)];

        var partOf = Folds.Deal(labels, true, 5, 1);

        foreach (var (label, least) in new[] { (0f, 18), (1f, 1), (2f, 0) })
        {
            var counts = Enumerable.Range(0, 5).Select(part => Enumerable.Range(0, 100).Count(row => labels[row].Equals(label) && partOf[row] == part)).ToArray();
            Assert.Equal(least, counts.Min());
            Assert.InRange(counts.Max() - counts.Min(), 0, 1);
        }
    }

    [Fact]
    public void The_seed_alone_decides()
    {
        var labels = new float[50];

        Assert.Equal(Folds.Deal(labels, false, 5, 7), Folds.Deal(labels, false, 5, 7));
        Assert.NotEqual(Folds.Deal(labels, false, 5, 7), Folds.Deal(labels, false, 5, 8));
    }
}
