namespace Slipway.Scoring.Tables;

/// <summary>How leaf values are kept: as whole numbers, and those in digits.</summary>
internal static class LeafDigits
{
    /// <summary>Bits of a number.</summary>
    public const int NumberBits = 26;

    /// <summary>Bits of a digit: so few that the digits of two trees can be added in a byte.</summary>
    public const int Bits = 7;

    /// <summary>Digits of a number.</summary>
    public const int Count = (NumberBits + Bits - 1) / Bits;

    /// <summary>Trees of a group: their numbers add up to less than 2^32, and their digits to less than 2^16.</summary>
    public const int GroupTrees = 64;
}
