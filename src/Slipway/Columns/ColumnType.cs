namespace Slipway.Columns;

/// <summary>The types that rows of every source are brought to.</summary>
internal enum ColumnType
{
    /// <summary>Whole numbers of up to 64 bits.</summary>
    Integer,

    /// <summary>Binary floating point numbers.</summary>
    Number,

    /// <summary>Decimal numbers; <see cref="ColumnInfo.Scale"/> says how many digits follow the point, where the source says so.</summary>
    Decimal,

    /// <summary>True or false, as 1 and 0.</summary>
    Boolean,

    /// <summary>A day, as days since 1970-01-01.</summary>
    Date,

    /// <summary>A moment, as microseconds since 1970-01-01T00:00:00 in UTC, or in no zone where the source has none.</summary>
    Timestamp,

    /// <summary>Text, as UTF-8.</summary>
    Text,

    /// <summary>What can be neither a feature nor a key: blobs, arrays, JSON. Its values are not read.</summary>
    Unsupported,
}
