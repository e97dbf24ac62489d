using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Compilation;

/// <summary>What a forest is compiled to. Arrays are pinned: <see cref="KernelTables"/> points into them.</summary>
internal sealed class ForestTables
{
    public required Segment[] Segments { get; init; }

    public required SplitRun[] Runs { get; init; }

    public required TreeGroup[] Groups { get; init; }

    public required float[] Thresholds { get; init; }

    public required float[] Ranks { get; init; }

    public required uint[] Sets { get; init; }

    public required ushort[] Programs { get; init; }

    public required uint[] Leaves { get; init; }

    public required byte[] Digits { get; init; }

    /// <summary>What each output begins with: the least leaves of all its compiled trees.</summary>
    public required double[] Offsets { get; init; }

    /// <summary>The slots that a block needs.</summary>
    public required int SlotCount { get; init; }

    public required float ZeroThreshold { get; init; }

    /// <summary>The distinct splits, and the trees over them.</summary>
    public required SplitTable Splits { get; init; }

    /// <summary>The compiled trees in the order of the groups, by their index in the forest.</summary>
    public required int[] TreeOrder { get; init; }

    /// <summary>The trees that are not compiled, by their index in the forest.</summary>
    public required int[] Walked { get; init; }

    /// <summary>The pointers; good as long as this object lives.</summary>
    public unsafe KernelTables Pointers() => new()
    {
        Segments = Pointer(Segments),
        Runs = Pointer(Runs),
        Groups = Pointer(Groups),
        Thresholds = Pointer(Thresholds),
        Ranks = Pointer(Ranks),
        Sets = Pointer(Sets),
        Programs = Pointer(Programs),
        Leaves = Pointer(Leaves),
        Digits = Pointer(Digits),
        Offsets = Pointer(Offsets),
        SegmentCount = Segments.Length,
        OutputCount = Offsets.Length,
        SlotCount = SlotCount,
        ZeroThreshold = ZeroThreshold,
    };

    /// <summary>A copy that does not move.</summary>
    public static T[] Pin<T>(IReadOnlyCollection<T> values)
        where T : unmanaged
    {
        var pinned = GC.AllocateUninitializedArray<T>(values.Count, pinned: true);
        var i = 0;
        foreach (var value in values)
        {
            pinned[i++] = value;
        }

        return pinned;
    }

    private static unsafe T* Pointer<T>(T[] pinned)
        where T : unmanaged =>
        (T*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(pinned));
}
