namespace Slipway.Scoring.Tables;

/// <summary>
/// The bits of a block while it is scored: slots of one bit a row. Programs name a slot by its place in units of 8 bytes, which is an
/// address that the processor computes by itself.
/// </summary>
internal static class BitSlots
{
    /// <summary>Rows of a block, and so the bits of a slot.</summary>
    public const int BlockRows = 512;

    public const int Bytes = BlockRows / 8;

    private const int Units = Bytes / sizeof(ulong);

    /// <summary>How many slots a program can name.</summary>
    public const int Count = (ushort.MaxValue + 1) / Units;

    /// <summary>The slot of which no bit is set.</summary>
    public const int Zeros = 0;

    /// <summary>The slot of which all bits are set.</summary>
    public const int Ones = 1;

    /// <summary>The slot that nothing reads.</summary>
    public const int Nowhere = 2;

    /// <summary>The first slot of a split's answers.</summary>
    public const int FirstSplit = 3;

    /// <summary>How a program names a slot.</summary>
    public static ushort Name(int slot) => checked((ushort)(slot * Units));
}
