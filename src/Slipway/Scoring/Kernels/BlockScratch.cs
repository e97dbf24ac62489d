using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Kernels;

/// <summary>The memory that a kernel works in, cut up; all parts begin at multiples of 64 bytes.</summary>
internal readonly unsafe struct BlockScratch
{
    /// <summary>What its address must be a multiple of.</summary>
    public const int Alignment = 64;

    private const int ColumnBytes = BitSlots.BlockRows * sizeof(float);
    private const int DigitBytes = 2 * LeafDigits.Count * sizeof(ushort) * BitSlots.BlockRows / 2;
    private const int NumberBytes = BitSlots.BlockRows * sizeof(uint);
    private const int PositionBytes = sizeof(int) * BitSlots.BlockRows;
    private const int RankBytes = RankTree.MaxLevels * BitSlots.Bytes;
    private const int RestBytes = (RankTree.MaxThresholds + 1) / RankTree.AnswerStep * BitSlots.Bytes;
    private const int SumBytes = BitSlots.BlockRows * sizeof(double);

    private readonly byte* _memory;

    /// <param name="memory">As many bytes as <see cref="Bytes"/> says, at a multiple of <see cref="Alignment"/>.</param>
    public BlockScratch(byte* memory) => _memory = memory;

    /// <summary>A column of a block that has fewer rows than others.</summary>
    public float* Column => (float*)_memory;

    /// <summary>Sums of digits, 16 bits each: for each of 8 vectors of 64 leaf numbers, for each digit those of bytes as they stand in halves, and of odd bytes.</summary>
    public byte* Digits => _memory + ColumnBytes;

    /// <summary>A sum of leaves' numbers for each row.</summary>
    public uint* Numbers => (uint*)(Digits + DigitBytes);

    /// <summary>The position that each row's value has reached in a <see cref="RankTree"/>, or its word in a <see cref="CategoryTable"/>.</summary>
    public int* Positions => (int*)((byte*)Numbers + NumberBytes);

    /// <summary>The bits of rows' ranks among a run's thresholds, one slot each: the highest ones first.</summary>
    public byte* Ranks => (byte*)Positions + PositionBytes;

    /// <summary>What <see cref="RankAnswers{TOps, TVector}"/> works in.</summary>
    public byte* Rests => Ranks + RankBytes;

    /// <summary>Answers to splits, and results of operations.</summary>
    public byte* Slots => Rests + RestBytes;

    /// <summary>One slot.</summary>
    public ulong* Slot(int slot) => (ulong*)(Slots + (slot * BitSlots.Bytes));

    /// <summary>The sums of one output.</summary>
    public double* Sums(in KernelTables tables, int output) => (double*)(Slots + ((long)tables.SlotCount * BitSlots.Bytes)) + ((long)output * BitSlots.BlockRows);

    public static long Bytes(in KernelTables tables) =>
        ColumnBytes + DigitBytes + NumberBytes + PositionBytes + RankBytes + RestBytes + ((long)tables.SlotCount * BitSlots.Bytes) + ((long)tables.OutputCount * SumBytes);
}
