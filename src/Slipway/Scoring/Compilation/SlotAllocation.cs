using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Compilation;

/// <summary>
/// Gives the operations of a tree an order and slots for their results. Operations of one level do not wait for each other, which
/// keeps the processor busy; a slot is given again once its result was read for the last time, which keeps all of them in the nearest cache.
/// </summary>
internal static class SlotAllocation
{
    /// <summary>Writes a tree's program, as <see cref="TreeProgramLayout"/> says.</summary>
    /// <returns>How many slots from <paramref name="firstSlot"/> on it needs.</returns>
    public static int Write(TreeOperations tree, int firstSlot, List<ushort> program)
    {
        var order = ByLevel(tree.Operations);
        var lastReads = LastReads(tree, order);
        var slots = new int[order.Length];
        var free = new Stack<int>();
        var used = 0;
        var placed = new List<(int To, Select Operation)>(order.Length);
        for (var i = 0; i < order.Length; i++)
        {
            var operation = tree.Operations[order[i]];
            var (then, @else) = (Slot(operation.Then), Slot(operation.Else));
            Release(operation.Then, i);
            if (operation.Else != operation.Then)
            {
                Release(operation.Else, i);
            }

            var slot = free.TryPop(out var again) ? again : firstSlot + used++;
            slots[order[i]] = slot;
            placed.Add((slot, new Select(operation.If, then, @else)));
        }

        WriteOperations(placed, program);
        foreach (var plane in tree.Planes)
        {
            program.Add(BitSlots.Name(Slot(plane)));
        }

        program.AddRange(new ushort[TreeProgramLayout.PlaneNames - tree.Planes.Length]);
        return used;

        int Slot(int place) => place >= 0 ? place : slots[~place];

        void Release(int place, int step)
        {
            if (place < 0 && lastReads[~place] == step)
            {
                free.Push(slots[~place]);
            }
        }
    }

    /// <summary>Writes operations all of whose places are slots.</summary>
    public static void WriteOperations(IReadOnlyList<(int To, Select Operation)> operations, List<ushort> program)
    {
        var filling = -operations.Count & (TreeProgramLayout.StepOperations - 1);
        program.AddRange([checked((ushort)(operations.Count + filling)), 0, 0, 0]);
        foreach (var (to, operation) in operations)
        {
            program.AddRange([BitSlots.Name(to), BitSlots.Name(operation.If), BitSlots.Name(operation.Then), BitSlots.Name(operation.Else)]);
        }

        for (var i = 0; i < filling; i++)
        {
            program.AddRange([BitSlots.Name(BitSlots.Nowhere), 0, 0, 0]);
        }
    }

    private static int[] ByLevel(IReadOnlyList<Select> operations)
    {
        var levels = new int[operations.Count];
        for (var i = 0; i < levels.Length; i++)
        {
            var (then, @else) = (operations[i].Then, operations[i].Else);
            levels[i] = 1 + Math.Max(then < 0 ? levels[~then] : 0, @else < 0 ? levels[~@else] : 0);
        }

        var order = Enumerable.Range(0, levels.Length).ToArray();
        return [.. order.OrderBy(i => levels[i])];
    }

    /// <summary>The step that reads each result for the last time; planes are read after all steps.</summary>
    private static int[] LastReads(TreeOperations tree, int[] order)
    {
        var last = new int[order.Length];
        for (var step = 0; step < order.Length; step++)
        {
            var operation = tree.Operations[order[step]];
            foreach (var place in (ReadOnlySpan<int>)[operation.Then, operation.Else])
            {
                if (place < 0)
                {
                    last[~place] = step;
                }
            }
        }

        foreach (var plane in tree.Planes)
        {
            if (plane < 0)
            {
                last[~plane] = int.MaxValue;
            }
        }

        return last;
    }
}
