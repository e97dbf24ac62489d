namespace Slipway;

/// <summary>What kind of fault ended a command; the value is the process's exit code.</summary>
public enum ErrorKind
{
    /// <summary>A fault of Slipway itself.</summary>
    Internal = 1,

    /// <summary>Wrong usage, a fault in the project file, or no such input file.</summary>
    Usage = 2,

    /// <summary>The data breaks the contract, or rows can't be used.</summary>
    Data = 3,

    /// <summary>A database or network fault, or no such table or column.</summary>
    Database = 4,

    /// <summary>The model did not pass its quality gate.</summary>
    Gate = 5,

    /// <summary>A model that is missing, damaged or written by a newer Slipway.</summary>
    Model = 6,

    /// <summary>Another run of the same job holds it.</summary>
    Busy = 7,

    /// <summary>Storage: the disk is full or can't be written to.</summary>
    Storage = 8,
}
