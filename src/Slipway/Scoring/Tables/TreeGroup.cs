namespace Slipway.Scoring.Tables;

/// <summary>Trees of one shape and output that share a scale.</summary>
internal struct TreeGroup
{
    public TreeShape Shape;
    public int Output;
    public int TreeCount;

    /// <summary>Where the trees' programs begin: <see cref="TreeProgramLayout"/>.</summary>
    public int FirstWord;

    /// <summary>Where their leaves' numbers begin.</summary>
    public int FirstLeaf;

    /// <summary>What a number is worth.</summary>
    public double Scale;
}
