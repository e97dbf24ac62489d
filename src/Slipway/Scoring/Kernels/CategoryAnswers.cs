using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Kernels;

/// <summary>
/// Answers splits by sets of categories, 32 at once: each row's category has a word of which set s owns bit s. 32 words of as many rows, with
/// bits and words exchanged, are 32 answers of as many rows; a vector does so for all its words.
/// </summary>
internal static unsafe class CategoryAnswers<TOps, TVector>
    where TOps : struct, IVectorOps<TVector>
    where TVector : unmanaged
{
    /// <param name="tables">The forest.</param>
    /// <param name="run">Splits by sets.</param>
    /// <param name="column">The values of all rows of a block; those of no row can be any.</param>
    /// <param name="scratch">The run's slots are written, and those after it up to a multiple of <see cref="CategoryTable.Sets"/>.</param>
    public static void Write<TPart>(in KernelTables tables, in SplitRun run, float* column, BlockScratch scratch)
        where TPart : unmanaged
    {
        WriteCodes<TPart>(column, run.Categories, scratch.Positions);
        var table = tables.Sets + run.First;
        var slots = (byte*)scratch.Slot(run.FirstSlot);
        for (var first = 0; first < run.Count; first += CategoryTable.Sets)
        {
            WriteWords<TPart>(table, scratch.Positions, (uint*)slots);
            for (var i = 0; i < sizeof(TPart); i += sizeof(TVector))
            {
                Exchange(slots + i, 16, 0x0000_FFFF);
                Exchange(slots + i, 8, 0x00FF_00FF);
                Exchange(slots + i, 4, 0x0F0F_0F0F);
                Exchange(slots + i, 2, 0x3333_3333);
                Exchange(slots + i, 1, 0x5555_5555);
            }

            table += CategoryTable.Words(run.Categories);
            slots += CategoryTable.Sets * BitSlots.Bytes;
        }
    }

    /// <summary>The word of each row's value. Fractions are cut off: what is above -1 is category 0.</summary>
    private static void WriteCodes<TPart>(float* column, int categories, int* codes)
        where TPart : unmanaged
    {
        var (end, none, missing) = (Vector128.Create((float)categories), Vector128.Create(CategoryTable.None(categories)), Vector128.Create(CategoryTable.Missing(categories)));
        for (var row = 0; row < 8 * sizeof(TPart); row += Vector128<float>.Count)
        {
            var value = Vector128.Load(column + row);
            var isCategory = Vector128.GreaterThan(value, Vector128.Create(-1f)) & Vector128.LessThan(value, end);
            var code = Vector128.ConditionalSelect(isCategory.AsInt32(), Vector128.ConvertToInt32Native(value), none);
            Vector128.ConditionalSelect(Vector128.Equals(value, value).AsInt32(), code, missing).Store(codes + row);
        }
    }

    /// <summary>Row 32 w + r has word w of slot r.</summary>
    private static void WriteWords<TPart>(uint* table, int* codes, uint* slots)
        where TPart : unmanaged
    {
        const int SlotWords = BitSlots.Bytes / sizeof(uint);
        for (var word = 0; word < sizeof(TPart) / sizeof(uint); word++, slots++)
        {
            for (var row = 0; row < 32; row += 4, codes += 4)
            {
                slots[row * SlotWords] = table[codes[0]];
                slots[(row + 1) * SlotWords] = table[codes[1]];
                slots[(row + 2) * SlotWords] = table[codes[2]];
                slots[(row + 3) * SlotWords] = table[codes[3]];
            }
        }
    }

    /// <summary>Exchanges the blocks of bits that are apart by so many slots and bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Exchange(byte* slots, int distance, uint lower)
    {
        var mask = TOps.Fill(lower);
        for (var first = 0; first < CategoryTable.Sets; first += 2 * distance)
        {
            for (var slot = first; slot < first + distance; slot++)
            {
                var one = slots + (slot * BitSlots.Bytes);
                var other = one + (distance * BitSlots.Bytes);
                var (upper, low) = (TOps.Load(one), TOps.Load(other));
                TOps.Store(one, TOps.Select(mask, upper, TOps.ShiftLeft(low, distance)));
                TOps.Store(other, TOps.Select(mask, TOps.ShiftRight(upper, distance), low));
            }
        }
    }
}
