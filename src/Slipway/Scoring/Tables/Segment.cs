namespace Slipway.Scoring.Tables;

/// <summary>Trees whose splits' answers fit into the slots together. For each segment, a block's splits are answered and then its trees evaluated.</summary>
internal struct Segment
{
    public int FirstRun;
    public int RunCount;
    public int FirstGroup;
    public int GroupCount;
}
