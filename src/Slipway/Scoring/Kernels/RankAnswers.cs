using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Kernels;

/// <summary>
/// Answers a run's splits from its values' ranks: split i is answered by rank &lt;= i, by one selection on bits. For that, ranks and splits are cut
/// into their lowest three bits and the rest: rank &lt;= i where the rest is the same and the lowest bits are at most i's, or where the rest is less.
/// </summary>
internal static unsafe class RankAnswers<TOps, TVector>
    where TOps : struct, IVectorOps<TVector>
    where TVector : unmanaged
{
    /// <param name="planes">The bits of ranks: <see cref="BlockScratch.Ranks"/>.</param>
    /// <param name="levels">How many planes.</param>
    /// <param name="count">How many splits.</param>
    /// <param name="rests">Memory for <see cref="RankTree.MaxThresholds"/> and one more, divided by <see cref="RankTree.AnswerStep"/>.</param>
    /// <param name="slots">Those of the splits.</param>
    public static void Write<TPart>(byte* planes, int levels, int count, TVector* rests, byte* slots)
        where TPart : unmanaged
    {
        var (zeros, ones) = (TOps.Fill(0), TOps.Fill(uint.MaxValue));
        for (var i = 0; i < sizeof(TPart); i += sizeof(TVector))
        {
            WriteRests(planes + i, levels - 3, rests);
            var bit2 = TOps.Load(planes + ((levels - 3) * BitSlots.Bytes) + i);
            var bit1 = TOps.Load(planes + ((levels - 2) * BitSlots.Bytes) + i);
            var bit0 = TOps.Load(planes + ((levels - 1) * BitSlots.Bytes) + i);
            var upTo1 = TOps.Select(bit1, zeros, ones);
            var upTo0 = TOps.Select(bit0, zeros, upTo1);
            var upTo2 = TOps.Select(bit0, upTo1, ones);
            var slot = slots + i;
            var less = zeros;
            var (at0, at1, at2, at3) = (TOps.Select(bit2, zeros, upTo0), TOps.Select(bit2, zeros, upTo1), TOps.Select(bit2, zeros, upTo2), TOps.Select(bit2, zeros, ones));
            var (at4, at5, at6) = (TOps.Select(bit2, upTo0, ones), TOps.Select(bit2, upTo1, ones), TOps.Select(bit2, upTo2, ones));
            for (var step = 0; step * RankTree.AnswerStep < count; step++, slot += RankTree.AnswerStep * BitSlots.Bytes)
            {
                var same = rests[step];
                TOps.Store(slot, TOps.Select(same, at0, less));
                TOps.Store(slot + BitSlots.Bytes, TOps.Select(same, at1, less));
                TOps.Store(slot + (2 * BitSlots.Bytes), TOps.Select(same, at2, less));
                TOps.Store(slot + (3 * BitSlots.Bytes), TOps.Select(same, at3, less));
                TOps.Store(slot + (4 * BitSlots.Bytes), TOps.Select(same, at4, less));
                TOps.Store(slot + (5 * BitSlots.Bytes), TOps.Select(same, at5, less));
                TOps.Store(slot + (6 * BitSlots.Bytes), TOps.Select(same, at6, less));
                less = TOps.Select(same, ones, less);
                TOps.Store(slot + (7 * BitSlots.Bytes), less);
            }
        }
    }

    /// <summary>For each number the rows whose rank begins with it.</summary>
    private static void WriteRests(byte* planes, int count, TVector* rests)
    {
        rests[0] = TOps.Fill(uint.MaxValue);
        for (var plane = 0; plane < count; plane++)
        {
            var bits = TOps.Load(planes + (plane * BitSlots.Bytes));
            for (var number = (1 << plane) - 1; number >= 0; number--)
            {
                var rest = rests[number];
                rests[2 * number] = TOps.Select(bits, TOps.Fill(0), rest);
                rests[(2 * number) + 1] = TOps.And(bits, rest);
            }
        }
    }
}
