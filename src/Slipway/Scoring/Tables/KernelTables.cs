namespace Slipway.Scoring.Tables;

/// <summary>A compiled forest as kernels see it: plain pointers, since a kernel can be in another library.</summary>
internal unsafe struct KernelTables
{
    public Segment* Segments;
    public SplitRun* Runs;
    public TreeGroup* Groups;
    public float* Thresholds;

    /// <summary>Search trees of thresholds: <see cref="RankTree"/>.</summary>
    public float* Ranks;

    /// <summary>Sets of categories, as a <see cref="CategoryTable"/> for each 32 of a run.</summary>
    public uint* Sets;

    /// <summary>As <see cref="TreeProgramLayout"/> says.</summary>
    public ushort* Programs;

    /// <summary>The leaves' numbers by leaf number: 16, 64 or 256 a tree.</summary>
    public uint* Leaves;

    /// <summary>The same in digits: of each tree first the lowest digits of all leaves.</summary>
    public byte* Digits;

    /// <summary>What each output begins with.</summary>
    public double* Offsets;

    public int SegmentCount;
    public int OutputCount;
    public int SlotCount;
    public float ZeroThreshold;
}
