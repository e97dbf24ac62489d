namespace Slipway.Scoring.Compilation;

/// <summary>
/// The operations that several trees of a group have in common: they are run once, before the trees. Boosted trees that learn slowly repeat
/// each other's parts.
/// </summary>
internal sealed class SharedOperations
{
    /// <summary>For each distinct operation its number; results of others in it are the complements of their numbers.</summary>
    private readonly Dictionary<Select, int> _numbers = [];
    private readonly List<Select> _distinct = [];

    /// <summary>How many trees have the operation of a number, and the last of them.</summary>
    private readonly List<(int Count, int Last)> _trees = [];

    /// <summary>For each number the slot of the shared result; -1 if it is not shared.</summary>
    private readonly int[] _slots;
    private readonly IReadOnlyList<TreeOperations> _group;

    /// <summary>For each tree its operations' numbers.</summary>
    private readonly int[][] _numbersOf;

    /// <param name="trees">The group's.</param>
    /// <param name="firstSlot">The slot of the first shared result.</param>
    /// <param name="maxSlots">How many there can be.</param>
    public SharedOperations(IReadOnlyList<TreeOperations> trees, int firstSlot, int maxSlots)
    {
        _group = trees;
        _numbersOf = [.. trees.Select(tree => Numbers(tree.Operations))];
        for (var tree = 0; tree < trees.Count; tree++)
        {
            foreach (var number in _numbersOf[tree])
            {
                var (count, last) = _trees[number];
                _trees[number] = (last == tree ? count : count + 1, tree);
            }
        }

        // What a shared operation reads is shared too, and has a lower number.
        _slots = new int[_distinct.Count];
        for (var number = 0; number < _slots.Length; number++)
        {
            var isShared = _trees[number].Count > 1 && SlotCount < maxSlots;
            _slots[number] = isShared ? firstSlot + SlotCount++ : -1;
        }
    }

    public int SlotCount { get; private set; }

    /// <summary>Writes the shared operations as a program without planes.</summary>
    public void Write(List<ushort> program)
    {
        var shared = Enumerable.Range(0, _slots.Length).Where(number => _slots[number] >= 0);
        SlotAllocation.WriteOperations([.. shared.Select(number => (_slots[number], Placed(_distinct[number], place => _slots[~place])))], program);
    }

    /// <summary>What is left of the tree of an index.</summary>
    public TreeOperations Rest(int index)
    {
        var (tree, numbers) = (_group[index], _numbersOf[index]);
        var places = new int[numbers.Length];
        var rest = new List<Select>();
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = _slots[numbers[i]];
            if (places[i] < 0)
            {
                rest.Add(Placed(tree.Operations[i], place => places[~place]));
                places[i] = ~(rest.Count - 1);
            }
        }

        return new TreeOperations(rest, [.. tree.Planes.Select(plane => plane < 0 ? places[~plane] : plane)]);
    }

    private int[] Numbers(IReadOnlyList<Select> operations)
    {
        var numbers = new int[operations.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            var operation = Placed(operations[i], place => ~numbers[~place]);
            if (!_numbers.TryGetValue(operation, out numbers[i]))
            {
                numbers[i] = _distinct.Count;
                _numbers.Add(operation, numbers[i]);
                _distinct.Add(operation);
                _trees.Add((0, -1));
            }
        }

        return numbers;
    }

    /// <summary>The operation with its results' places changed.</summary>
    private static Select Placed(Select operation, Func<int, int> place) => operation with
    {
        Then = operation.Then < 0 ? place(operation.Then) : operation.Then,
        Else = operation.Else < 0 ? place(operation.Else) : operation.Else,
    };
}
