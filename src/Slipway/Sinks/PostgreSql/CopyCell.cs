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

    /// <summary>With a time zone or without: both are in UTC on their way.</summary>
    Timestamp,
    Uuid,

    /// <summary>Text, and what the server itself reads as text: the labels of an enum.</summary>
    Text,
}
