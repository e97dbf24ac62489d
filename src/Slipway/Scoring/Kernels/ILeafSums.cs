using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Kernels;

/// <summary>Adds up the leaves' numbers of a group's trees for a block, and leaves the sums in <see cref="BlockScratch.Numbers"/> as <see cref="RowOrder"/> says.</summary>
internal unsafe interface ILeafSums
{
    static abstract void Add<TPart>(in KernelTables tables, in TreeGroup group, BlockScratch scratch)
        where TPart : unmanaged;
}
