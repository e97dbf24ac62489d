namespace Slipway.Sources.Csv;

/// <summary>What the values of a column look like: one bit for each kind that was seen.</summary>
[Flags]
internal enum FieldShapes : byte
{
    None = 0,

    /// <summary>A whole number that a double holds exactly.</summary>
    Integer = 1,

    /// <summary>A whole number of up to 64 bits that a double would round.</summary>
    LongInteger = 2,

    /// <summary>A number whose every digit comes back from the nearest double.</summary>
    Number = 4,

    /// <summary>A number of which a double would lose digits.</summary>
    LongNumber = 8,

    /// <summary><c>true</c> or <c>false</c> in any case.</summary>
    Boolean = 16,

    Date = 32,

    Timestamp = 64,

    Text = 128,
}
