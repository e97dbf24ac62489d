using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Slipway.Scoring.Compilation;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Rows;

/// <summary>Complete trees of four levels, which one row goes down without a branch.</summary>
internal sealed class ShallowTrees
{
    /// <summary>Answers that places can name.</summary>
    public const int MaxAnswers = ushort.MaxValue + 1;

    private const int Levels = LeafPlaneCount.Shallow;
    private const int Splits = (1 << Levels) - 1;

    /// <summary>From one tree's places to the next one's: all lie in one line of the processor's cache.</summary>
    private const int PlaceStride = Splits + 1;

    private readonly List<ushort> _places = [];
    private readonly List<uint> _leaves = [];

    /// <summary>Adds a tree of at most four levels.</summary>
    /// <param name="nodes">Its nodes.</param>
    /// <param name="places">Where each split's answer is.</param>
    /// <param name="leaves">The number of each leaf.</param>
    public void Add(CompiledNode[] nodes, int[] places, ReadOnlySpan<uint> leaves)
    {
        Span<int> at = stackalloc int[2 * (Splits + 1)];
        for (var place = 0; place < Splits + Splits + 1; place++)
        {
            var parent = place == 0 ? 0 : at[(place - 1) / 2];
            var node = place == 0 || parent < 0 ? parent : place % 2 == 0 ? nodes[parent].Left : nodes[parent].Right;
            at[place] = node;
            if (place < Splits)
            {
                // Below a leaf, any split does.
                _places.Add(node < 0 ? (ushort)0 : checked((ushort)places[nodes[node].Split]));
            }
            else
            {
                _leaves.Add(leaves[~node]);
            }
        }

        _places.Add(0);
    }

    /// <summary>The sum of the leaves that a row reaches.</summary>
    public uint Sum(int first, int count, Span<byte> answers)
    {
        ref var answer = ref MemoryMarshal.GetReference(answers);
        ref var places = ref Unsafe.Add(ref MemoryMarshal.GetReference(CollectionsMarshal.AsSpan(_places)), first * PlaceStride);
        ref var leaves = ref Unsafe.Add(ref MemoryMarshal.GetReference(CollectionsMarshal.AsSpan(_leaves)), first * (Splits + 1));
        var sum = 0u;
        for (var tree = 0; tree < count; tree++)
        {
            var place = 1 + Unsafe.Add(ref answer, places);
            place = (2 * place) + 1 + Unsafe.Add(ref answer, Unsafe.Add(ref places, place));
            place = (2 * place) + 1 + Unsafe.Add(ref answer, Unsafe.Add(ref places, place));
            place = (2 * place) + 1 + Unsafe.Add(ref answer, Unsafe.Add(ref places, place));
            sum += Unsafe.Add(ref leaves, place - Splits);
            places = ref Unsafe.Add(ref places, PlaceStride);
            leaves = ref Unsafe.Add(ref leaves, Splits + 1);
        }

        return sum;
    }
}
