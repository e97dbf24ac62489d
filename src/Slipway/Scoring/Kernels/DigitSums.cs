using System.Runtime.CompilerServices;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Kernels;

/// <summary>Looks numbers up digit by digit, 16, 64 or 256 leaves at once; works with vectors of any width.</summary>
internal readonly unsafe struct DigitSums<TOps, TVector> : ILeafSums
    where TOps : struct, IVectorOps<TVector>
    where TVector : unmanaged
{
    /// <summary>Vectors of 64 leaf numbers: four results of nibbles, even and odd ones.</summary>
    private const int CodeVectors = 8;
    private const int SlotBytes = BitSlots.Bytes;
    private const int CodeBytes = CodeVectors * SlotBytes;

    public static void Add<TPart>(in KernelTables tables, in TreeGroup group, BlockScratch scratch)
        where TPart : unmanaged
    {
        if (group.Shape == TreeShape.Wide && !TOps.HasLookUp256)
        {
            AddWide<TPart>(tables, group, scratch);
            return;
        }

        new Span<byte>(scratch.Digits, 2 * LeafDigits.Count * CodeBytes).Clear();
        var codes = stackalloc byte[2 * CodeBytes];
        var program = Begin<TPart>(tables, group, scratch);
        var digits = tables.Digits + ((long)group.FirstLeaf * LeafDigits.Count);
        for (var tree = 0; tree < group.TreeCount; tree += 2)
        {
            program = Codes<TPart>(group.Shape, program, scratch.Slots, codes);
            program = Codes<TPart>(group.Shape, program, scratch.Slots, codes + CodeBytes);
            switch (group.Shape)
            {
                case TreeShape.Shallow:
                    AddPair<TPart>(codes, 1 << LeafPlaneCount.Shallow, digits, scratch.Digits);
                    break;
                case TreeShape.Narrow:
                    AddPair<TPart>(codes, 1 << LeafPlaneCount.Narrow, digits, scratch.Digits);
                    break;
                default:
                    AddPair<TPart>(codes, 1 << LeafPlaneCount.Wide, digits, scratch.Digits);
                    break;
            }

            digits += (2 * LeafDigits.Count) << LeafPlaneCount.Of(group.Shape);
        }

        Collect<TPart>(scratch);
    }

    /// <summary>Runs what the group's trees share.</summary>
    /// <returns>The first tree's program.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ushort* Begin<TPart>(in KernelTables tables, in TreeGroup group, BlockScratch scratch)
        where TPart : unmanaged
    {
        var program = tables.Programs + group.FirstWord;
        return group.Shape == TreeShape.Shallow ? program : TreeProgram<TOps, TVector>.Run<TPart>(program, scratch.Slots);
    }

    /// <summary>The leaf numbers of a tree, a byte each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ushort* Codes<TPart>(TreeShape shape, ushort* program, byte* slots, byte* codes)
        where TPart : unmanaged
    {
        if (shape == TreeShape.Shallow)
        {
            for (var i = 0; i < sizeof(TPart); i += sizeof(TVector))
            {
                var (n0, n1, n2, n3) = ShallowPlanes<TOps, TVector>.Nibbles(program, slots + i);
                StoreNibbles(codes + i, n0);
                StoreNibbles(codes + (2 * SlotBytes) + i, n1);
                StoreNibbles(codes + (4 * SlotBytes) + i, n2);
                StoreNibbles(codes + (6 * SlotBytes) + i, n3);
            }

            return program + 16;
        }

        var planes = TreeProgram<TOps, TVector>.Run<TPart>(program, slots);
        for (var i = 0; i < sizeof(TPart); i += sizeof(TVector))
        {
            var (n0, n1, n2, n3) = LeafNumbers<TOps, TVector>.Nibbles(
                Plane(planes, 0, slots + i), Plane(planes, 1, slots + i), Plane(planes, 2, slots + i), Plane(planes, 3, slots + i));
            var (h0, h1, h2, h3) = shape == TreeShape.Narrow
                ? LeafNumbers<TOps, TVector>.Pairs(Plane(planes, 4, slots + i), Plane(planes, 5, slots + i))
                : LeafNumbers<TOps, TVector>.Nibbles(
                    Plane(planes, 4, slots + i), Plane(planes, 5, slots + i), Plane(planes, 6, slots + i), Plane(planes, 7, slots + i));
            StoreBytes(codes + i, n0, h0);
            StoreBytes(codes + (2 * SlotBytes) + i, n1, h1);
            StoreBytes(codes + (4 * SlotBytes) + i, n2, h2);
            StoreBytes(codes + (6 * SlotBytes) + i, n3, h3);
        }

        return planes + TreeProgramLayout.PlaneNames;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Plane(ushort* planes, int plane, byte* slots) => TOps.Load(TreeProgram<TOps, TVector>.Slot(slots, planes[plane]));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreNibbles(byte* codes, TVector nibbles)
    {
        var low = TOps.Fill(0x0F0F_0F0F);
        TOps.Store(codes, TOps.And(nibbles, low));
        TOps.Store(codes + SlotBytes, TOps.And(TOps.ShiftRight(nibbles, 4), low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreBytes(byte* codes, TVector low, TVector high)
    {
        var lower = TOps.Fill(0x0F0F_0F0F);
        TOps.Store(codes, TOps.Select(lower, low, TOps.ShiftLeft(high, 4)));
        TOps.Store(codes + SlotBytes, TOps.Select(lower, TOps.ShiftRight(low, 4), high));
    }

    /// <param name="codes">The leaf numbers of one tree, and of a second one after them.</param>
    /// <param name="leaves">How many leaves a tree has: a constant where this is called.</param>
    /// <param name="digits">Those of the first tree's leaves, and of the second's after them.</param>
    /// <param name="sums">Gets their sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddPair<TPart>(byte* codes, int leaves, byte* digits, byte* sums)
        where TPart : unmanaged
    {
        // One vector of each slot, or all of them, which lie side by side.
        for (var i = 0; i < CodeBytes; i += sizeof(TVector) * (SlotBytes / sizeof(TPart)))
        {
            var first = TOps.Load(codes + i);
            var second = TOps.Load(codes + CodeBytes + i);
            for (var digit = 0; digit < LeafDigits.Count; digit++)
            {
                var firstDigits = LookUp(leaves, digits + (digit * leaves), first);
                var secondDigits = LookUp(leaves, digits + ((LeafDigits.Count + digit) * leaves), second);
                AddTo(sums + (digit * 2 * CodeBytes) + i, TOps.AddBytes(firstDigits, secondDigits));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector LookUp(int leaves, byte* table, TVector indexes) => leaves switch
    {
        16 => TOps.LookUp16(table, indexes),
        64 => TOps.LookUp64(table, indexes),
        _ => TOps.LookUp256(table, indexes),
    };

    /// <summary>Adds bytes to halves: all as they stand, and those of odd bytes alone, to be taken off from the former at last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo(byte* sums, TVector bytes)
    {
        TOps.Store(sums, TOps.AddHalves(TOps.Load(sums), bytes));
        TOps.Store(sums + CodeBytes, TOps.AddHalves(TOps.Load(sums + CodeBytes), TOps.UpperBytes(bytes)));
    }

    /// <summary>Makes numbers of the digits' sums.</summary>
    private static void Collect<TPart>(BlockScratch scratch)
        where TPart : unmanaged
    {
        var lower = TOps.Fill(0x0000_FFFF);
        for (var vector = 0; vector < CodeVectors; vector++)
        {
            for (var parity = 0; parity < 2; parity++)
            {
                for (var i = 0; i < sizeof(TPart); i += sizeof(TVector))
                {
                    var even = TOps.Fill(0);
                    var odd = TOps.Fill(0);
                    for (var digit = LeafDigits.Count - 1; digit >= 0; digit--)
                    {
                        var sums = scratch.Digits + (2 * digit * CodeBytes) + (vector * SlotBytes) + i;
                        var halves = TOps.Load(sums + CodeBytes);
                        halves = parity == 0 ? TOps.SubtractUpper(TOps.Load(sums), halves) : halves;
                        even = TOps.AddWords(TOps.ShiftLeft(even, LeafDigits.Bits), TOps.And(halves, lower));
                        odd = TOps.AddWords(TOps.ShiftLeft(odd, LeafDigits.Bits), TOps.ShiftRight(halves, 16));
                    }

                    // Byte m of a word is nibble 2m or 2m + 1.
                    var nibble = (2 * parity) + (vector % 2);
                    TOps.Store((byte*)(scratch.Numbers + RowOrder.Place(vector / 2, nibble)) + i, even);
                    TOps.Store((byte*)(scratch.Numbers + RowOrder.Place(vector / 2, nibble + 4)) + i, odd);
                }
            }
        }
    }

    /// <summary>256 leaves are looked up one by one.</summary>
    private static void AddWide<TPart>(in KernelTables tables, in TreeGroup group, BlockScratch scratch)
        where TPart : unmanaged
    {
        new Span<uint>(scratch.Numbers, BitSlots.BlockRows).Clear();
        var codes = stackalloc byte[CodeBytes];
        var program = Begin<TPart>(tables, group, scratch);
        var leaves = tables.Leaves + group.FirstLeaf;
        for (var tree = 0; tree < group.TreeCount; tree++, leaves += 256)
        {
            program = Codes<TPart>(TreeShape.Wide, program, scratch.Slots, codes);
            for (var vector = 0; vector < CodeVectors; vector++)
            {
                for (var m = 0; m < 4; m++)
                {
                    var numbers = scratch.Numbers + RowOrder.Place(vector / 2, (2 * m) + (vector % 2));
                    var bytes = codes + (vector * SlotBytes) + m;
                    for (var word = 0; word < sizeof(TPart) / sizeof(uint); word++)
                    {
                        numbers[word] += leaves[bytes[4 * word]];
                    }
                }
            }
        }
    }
}
