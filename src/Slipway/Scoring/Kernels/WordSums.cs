using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Kernels;

/// <summary>Looks whole numbers of shallow trees up with AVX-512, 16 rows at a time: one register holds all 16 leaves. Other trees go by digits.</summary>
internal readonly unsafe struct WordSums<TLookUps> : ILeafSums
    where TLookUps : struct, ILookUps512
{
    // A slot is one vector: there are only whole blocks.
    public static void Add<TPart>(in KernelTables tables, in TreeGroup group, BlockScratch scratch)
        where TPart : unmanaged
    {
        if (group.Shape != TreeShape.Shallow)
        {
            DigitSums<Vector512Ops<TLookUps>, Vector512<byte>>.Add<TPart>(tables, group, scratch);
            return;
        }

        new Span<uint>(scratch.Numbers, BitSlots.BlockRows).Clear();
        AddShallow(tables.Programs + group.FirstWord, tables.Leaves + group.FirstLeaf, group.TreeCount, scratch);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddShallow(ushort* program, uint* leaves, int trees, BlockScratch scratch)
    {
        for (var tree = 0; tree < trees; tree++)
        {
            var (n0, n1, n2, n3) = ShallowPlanes<Vector512Ops<TLookUps>, Vector512<byte>>.Nibbles(program, scratch.Slots);
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
}
