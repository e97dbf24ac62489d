using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Kernels;

/// <summary>The order of a block's sums: as rows fall out of <see cref="LeafNumbers{TOps, TVector}"/>, 16 words of one nibble at a time.</summary>
internal static class RowOrder
{
    /// <summary>The words of a slot, each for 32 rows.</summary>
    public const int Words = BitSlots.Bytes / sizeof(uint);

    /// <summary>The place of the sums of words 0 to 15.</summary>
    /// <param name="result">Which of the four results of nibbles, 0 to 3.</param>
    /// <param name="nibble">0 to 7.</param>
    public static int Place(int result, int nibble) => ((result * 8) + nibble) * Words;

    /// <summary>The first row of a place: that of word i is 32 i rows further.</summary>
    public static int Row(int result, int nibble) => (4 * nibble) + result;
}
