using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Kernels;

/// <summary>Answers splits by sets of categories.</summary>
internal static unsafe class CategoryAnswers<TOps, TVector>
    where TOps : struct, IVectorOps<TVector>
    where TVector : unmanaged
{
    public static void Write(in KernelTables tables, in SplitRun run, float* column, int rows, BlockScratch scratch)
    {
        var isShort = run.SetWords == CategoryWords.Short;
        if (isShort)
        {
            WriteCodes(column, rows, scratch.Categories);
        }

        for (var i = 0; i < run.Count; i++)
        {
            var set = tables.Sets + run.First + (i * run.SetWords);
            var slot = scratch.Slot(run.FirstSlot + i);
            if (isShort)
            {
                WriteShort((byte*)set, scratch.Categories, (byte*)slot);
            }
            else
            {
                WriteLong(set, run.SetWords, column, rows, slot);
            }

            if (run.Kind == SplitKind.InSetOrMissing)
            {
                AddMissing(column, rows, slot);
            }
        }
    }

    /// <summary>Where a row's category is in a set: byte and bit. A value in no short set has no bit.</summary>
    private static void WriteCodes(float* column, int rows, byte* codes)
    {
        for (var row = 0; row < rows; row++)
        {
            // Fractions are cut off: what is above -1 is category 0. NaN is in no set.
            var category = column[row] is > -1 and < CategoryWords.ShortCategories ? (int)column[row] : -1;
            codes[row] = (byte)(category < 0 ? 0 : category >> 3);
            codes[BitSlots.BlockRows + row] = (byte)(category < 0 ? 0 : 1 << (category & 7));
        }
    }

    private static void WriteShort(byte* set, byte* codes, byte* slot)
    {
        for (var row = 0; row < BitSlots.BlockRows; row += sizeof(TVector))
        {
            var bytes = TOps.LookUp32(set, TOps.Load(codes + row));
            var bits = TOps.NonZeroBytes(TOps.And(bytes, TOps.Load(codes + BitSlots.BlockRows + row)));
            switch (sizeof(TVector))
            {
                case 64:
                    *(ulong*)(slot + (row / 8)) = bits;
                    break;
                case 32:
                    *(uint*)(slot + (row / 8)) = (uint)bits;
                    break;
                default:
                    *(ushort*)(slot + (row / 8)) = (ushort)bits;
                    break;
            }
        }
    }

    private static void WriteLong(uint* set, int words, float* column, int rows, ulong* slot)
    {
        new Span<ulong>(slot, BitSlots.Bytes / sizeof(ulong)).Clear();
        for (var row = 0; row < rows; row++)
        {
            if (column[row] > -1 && column[row] < 32L * words)
            {
                var category = (long)column[row];
                slot[row / 64] |= (ulong)(set[category / 32] >> (int)(category % 32) & 1) << (row % 64);
            }
        }
    }

    private static void AddMissing(float* column, int rows, ulong* slot)
    {
        for (var row = 0; row < rows; row++)
        {
            if (float.IsNaN(column[row]))
            {
                slot[row / 64] |= 1UL << (row % 64);
            }
        }
    }
}
