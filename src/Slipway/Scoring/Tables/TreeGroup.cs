namespace Slipway.Scoring.Tables;

/// <summary>Trees of one shape and output that share a scale. After an odd number of them stands one more, whose leaves are all 0: kernels take pairs.</summary>
internal struct TreeGroup
{
    public TreeShape Shape;
    public int Output;

    /// <summary>Without the one that makes pairs of all.</summary>
    public int TreeCount;

    /// <summary>Where the trees' programs begin: <see cref="TreeProgramLayout"/>.</summary>
    public int FirstWord;

    /// <summary>Where their leaves' numbers begin.</summary>
    public int FirstLeaf;

    /// <summary>What a number is worth.</summary>
    public double Scale;
}
