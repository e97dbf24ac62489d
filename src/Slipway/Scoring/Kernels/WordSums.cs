using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Slipway.Scoring.Compilation;

namespace Slipway.Scoring.Kernels;

/// <summary>Looks whole numbers up with AVX-512, 16 rows at a time: a register holds 16 leaves, two hold 32. 256 leaves go by their digits (VBMI).</summary>
internal readonly unsafe struct WordSums : ILeafSums
{
    public static void Add(in KernelTables tables, in TreeGroup group, BlockScratch scratch)
    {
        switch (group.Shape)
        {
            case TreeShape.Shallow:
                new Span<uint>(scratch.Numbers, BitSlots.BlockRows).Clear();
                AddShallow(tables.Programs + group.FirstWord, tables.Leaves + group.FirstLeaf, group.TreeCount, scratch);
                break;
            case TreeShape.Narrow:
                new Span<uint>(scratch.Numbers, BitSlots.BlockRows).Clear();
                AddNarrow(tables.Programs + group.FirstWord, tables.Leaves + group.FirstLeaf, group.TreeCount, scratch);
                break;
            default:
                DigitSums<Vector512Ops, Vector512<byte>>.Add(tables, group, scratch);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddShallow(ushort* program, uint* leaves, int trees, BlockScratch scratch)
    {
        for (var tree = 0; tree < trees; tree++)
        {
            var (n0, n1, n2, n3) = ShallowPlanes<Vector512Ops, Vector512<byte>>.Nibbles(program, scratch.Slots);
            var table = Vector512.Load(leaves);
            AddNibbles(scratch.Numbers + RowOrder.Place(0, 0), table, n0.AsUInt32());
            AddNibbles(scratch.Numbers + RowOrder.Place(1, 0), table, n1.AsUInt32());
            AddNibbles(scratch.Numbers + RowOrder.Place(2, 0), table, n2.AsUInt32());
            AddNibbles(scratch.Numbers + RowOrder.Place(3, 0), table, n3.AsUInt32());
            program += 16;
            leaves += 16;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddNibbles(uint* numbers, Vector512<uint> table, Vector512<uint> nibbles)
    {
        // The permutation looks at the lowest four bits of each word.
        Add(numbers, Avx512F.PermuteVar16x32(table, nibbles));
        Add(numbers + 16, Avx512F.PermuteVar16x32(table, nibbles >>> 4));
        Add(numbers + 32, Avx512F.PermuteVar16x32(table, nibbles >>> 8));
        Add(numbers + 48, Avx512F.PermuteVar16x32(table, nibbles >>> 12));
        Add(numbers + 64, Avx512F.PermuteVar16x32(table, nibbles >>> 16));
        Add(numbers + 80, Avx512F.PermuteVar16x32(table, nibbles >>> 20));
        Add(numbers + 96, Avx512F.PermuteVar16x32(table, nibbles >>> 24));
        Add(numbers + 112, Avx512F.PermuteVar16x32(table, nibbles >>> 28));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(uint* numbers, Vector512<uint> more) => (Vector512.Load(numbers) + more).Store(numbers);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddNarrow(ushort* program, uint* leaves, int trees, BlockScratch scratch)
    {
        for (var tree = 0; tree < trees; tree++)
        {
            var planes = TreeProgram<Vector512Ops, Vector512<byte>>.Run(program, scratch.Slots);
            var (n0, n1, n2, n3) = LeafNumbers<Vector512Ops, Vector512<byte>>.Nibbles(
                Plane(planes, 0, scratch.Slots), Plane(planes, 1, scratch.Slots), Plane(planes, 2, scratch.Slots), Plane(planes, 3, scratch.Slots));
            var top = Plane(planes, 4, scratch.Slots).AsUInt32();
            var (lower, upper) = (Vector512.Load(leaves), Vector512.Load(leaves + 16));
            AddNumbers(scratch.Numbers + RowOrder.Place(0, 0), lower, upper, n0.AsUInt32(), top << 4, top);
            AddNumbers(scratch.Numbers + RowOrder.Place(1, 0), lower, upper, n1.AsUInt32(), top << 3, top >>> 1);
            AddNumbers(scratch.Numbers + RowOrder.Place(2, 0), lower, upper, n2.AsUInt32(), top << 2, top >>> 2);
            AddNumbers(scratch.Numbers + RowOrder.Place(3, 0), lower, upper, n3.AsUInt32(), top << 1, top >>> 3);
            program = planes + 5;
            leaves += 32;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Plane(ushort* planes, int plane, byte* slots) => Vector512.Load(TreeProgram<Vector512Ops, Vector512<byte>>.Slot(slots, planes[plane]));

    /// <summary>The fifth bits of even nibbles come above them where the odd ones are, and the other way round.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddNumbers(
        uint* numbers, Vector512<uint> lower, Vector512<uint> upper, Vector512<uint> nibbles, Vector512<uint> evenTop, Vector512<uint> oddTop)
    {
        var isTop = Vector512.Create(0x1010_1010u);
        var even = Vector512.ConditionalSelect(isTop, evenTop, nibbles);
        var odd = Vector512.ConditionalSelect(isTop, oddTop, nibbles >>> 4);
        Add(numbers, Avx512F.PermuteVar16x32x2(lower, even, upper));
        Add(numbers + 16, Avx512F.PermuteVar16x32x2(lower, odd, upper));
        Add(numbers + 32, Avx512F.PermuteVar16x32x2(lower, even >>> 8, upper));
        Add(numbers + 48, Avx512F.PermuteVar16x32x2(lower, odd >>> 8, upper));
        Add(numbers + 64, Avx512F.PermuteVar16x32x2(lower, even >>> 16, upper));
        Add(numbers + 80, Avx512F.PermuteVar16x32x2(lower, odd >>> 16, upper));
        Add(numbers + 96, Avx512F.PermuteVar16x32x2(lower, even >>> 24, upper));
        Add(numbers + 112, Avx512F.PermuteVar16x32x2(lower, odd >>> 24, upper));
    }
}
