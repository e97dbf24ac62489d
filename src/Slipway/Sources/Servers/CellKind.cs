namespace Slipway.Sources.Servers;

/// <summary>By which of the driver's getters a column's values are read.</summary>
internal enum CellKind
{
    /// <summary>Not read: the column is not supported.</summary>
    None,
    Boolean,
    Int16,
    Int32,
    Int64,

    /// <summary>May be too large for a signed one: then the column becomes numbers.</summary>
    UInt64,
    Single,
    Double,

    /// <summary>A decimal number in the bytes in which PostgreSQL sends it.</summary>
    Numeric,

    /// <summary>A day, as a moment at midnight.</summary>
    Date,

    /// <summary>A moment.</summary>
    Timestamp,

    /// <summary>A length of time, as seconds.</summary>
    Duration,
    Text,
    Guid,
}
