using Slipway.Scoring.Compilation;
using Slipway.Scoring.Tables;

namespace Slipway.Tests.Scoring.Kernels;

public sealed class SharedOperationsTests
{
    private static readonly TreeOperations One = new([new(3, 4, 5), new(6, ~0, 7), new(8, ~1, 9)], [~2, ~1]);
    private static readonly TreeOperations Other = new([new(3, 4, 5), new(6, ~0, 7), new(10, ~1, ~0)], [~2, ~0]);

    [Fact]
    public void What_two_trees_do_is_done_once()
    {
        var shared = new SharedOperations([One, Other], 20, 100);
        var program = new List<ushort>();

        shared.Write(program);

        Assert.Equal(2, shared.SlotCount);
        ushort[] names = [.. ((int[])[20, 3, 4, 5, 21, 6, 20, 7]).Select(BitSlots.Name)];
        Assert.Equal([4, 0, 0, 0, .. names], program[..12]);
        Assert.Equal([new Select(8, 21, 9)], shared.Rest(0).Operations);
        Assert.Equal([~0, 21], shared.Rest(0).Planes);
        Assert.Equal([new Select(10, 21, 20)], shared.Rest(1).Operations);
        Assert.Equal([~0, 20], shared.Rest(1).Planes);
    }

    [Fact]
    public void What_finds_no_slot_stays_in_the_trees()
    {
        var shared = new SharedOperations([One, Other], 20, 1);

        Assert.Equal(1, shared.SlotCount);
        Assert.Equal([new Select(6, 20, 7), new Select(8, ~0, 9)], shared.Rest(0).Operations);
        Assert.Equal([~1, ~0], shared.Rest(0).Planes);
    }

    [Fact]
    public void What_one_tree_does_twice_is_not_shared() =>
        Assert.Equal(0, new SharedOperations([new([new(3, 4, 5), new(3, 4, 5)], [~0, ~1])], 20, 100).SlotCount);
}
