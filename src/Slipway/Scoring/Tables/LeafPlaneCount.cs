namespace Slipway.Scoring.Tables;

/// <summary>How many bits leaf numbers have.</summary>
internal static class LeafPlaneCount
{
    public const int Shallow = 4;
    public const int Narrow = 6;
    public const int Wide = 8;

    public static int Of(TreeShape shape) => shape switch
    {
        TreeShape.Shallow => Shallow,
        TreeShape.Narrow => Narrow,
        _ => Wide,
    };
}
