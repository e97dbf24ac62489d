namespace Slipway.Scoring.Tables;

/// <summary>
/// How programs are laid out, in units of four names. Of a shallow tree: its 15 splits' slots, level by level, and one more. Of others: a unit
/// that begins with the number of operations; one unit (to, if, then, else) an operation, filled up to a multiple of <see cref="StepOperations"/>
/// by such as write <see cref="BitSlots.Nowhere"/>; two units with the planes. Before a group of such trees stands what they share, without planes.
/// </summary>
internal static class TreeProgramLayout
{
    /// <summary>Names of a unit.</summary>
    public const int UnitNames = 4;

    /// <summary>Operations come in multiples of this.</summary>
    public const int StepOperations = 4;

    /// <summary>Names that are kept for planes: as many as the widest trees have.</summary>
    public const int PlaneNames = 8;
}
