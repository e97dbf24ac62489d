namespace Slipway.Sinks.PostgreSql;

/// <summary>In which form of the binary COPY a column's values go.</summary>
internal enum CopyCell
{
    Int16,
    Int32,
    Int64,
    Single,
    Double,
    Numeric,
    Boolean,
    Date,
    Timestamp,
    TimestampWithTimeZone,
    Uuid,

    /// <summary>Text, and what the server itself reads as text: the labels of an enum.</summary>
    Text,
}
