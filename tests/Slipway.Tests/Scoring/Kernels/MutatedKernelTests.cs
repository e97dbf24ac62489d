using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Slipway.Models;
using Slipway.Scoring;
using Slipway.Scoring.Kernels;
using Slipway.Scoring.Reference;

namespace Slipway.Tests.Scoring.Kernels;

/// <summary>Whether the random forests and rows that kernels are held to the reference with would show a mistake.</summary>
public sealed class MutatedKernelTests
{
    private const int Seeds = 10;

    [Theory]
    [InlineData(Mutation.None, false)]
    [InlineData(Mutation.MissingIsLess, true)]
    [InlineData(Mutation.MissingIsGreater, true)]
    [InlineData(Mutation.MissingIsFarFromZero, true)]
    [InlineData(Mutation.NothingButZeroIsZero, true)]
    public void A_mistake_in_a_comparison_is_found(Mutation mutation, bool isFound) =>
        Assert.Equal(isFound, IsFound<Vector128Ops, Vector128<byte>>(mutation, KernelLevel.Portable));

    [Theory]
    [InlineData(Mutation.None, false)]
    [InlineData(Mutation.MissingIsSearchedToTheOtherEnd, true)]
    public void A_mistake_in_a_search_is_found(Mutation mutation, bool isFound)
    {
        Assert.SkipUnless(Avx2.IsSupported, "The processor has no AVX2, whose kernel searches.");

        Assert.Equal(isFound, IsFound<Vector256Ops, Vector256<byte>>(mutation, KernelLevel.Avx2));
    }

    private static bool IsFound<TOps, TVector>(Mutation mutation, KernelLevel level)
        where TOps : struct, IVectorOps<TVector>
        where TVector : unmanaged
    {
        MutatedOps<TOps, TVector>.Mutation = mutation;
        var kernel = new BuiltInKernel<MutatedOps<TOps, TVector>, TVector, DigitSums<MutatedOps<TOps, TVector>, TVector>>(level);
        return Enumerable.Range(1, Seeds).Any(seed => Differs(new RandomForest(seed).DrawLeafNumbers(KernelTests.LeafCounts), kernel, seed));
    }

    private static bool Differs(Forest forest, Kernel kernel, int seed)
    {
        var rows = AwkwardRows.Draw(new Random(seed), forest, 600);
        return !KernelTests.Score(new ReferenceScorer(forest), rows).SequenceEqual(KernelTests.Score(new KernelScorer(forest, kernel), rows));
    }
}
