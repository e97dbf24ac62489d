namespace Slipway.Sinks.Files;

/// <summary>How predictions are written to a file or the screen.</summary>
internal enum PredictionFormat
{
    /// <summary>RFC 4180 with a header line.</summary>
    Csv,

    /// <summary>One JSON object a line.</summary>
    JsonLines,

    /// <summary>Aligned columns for people.</summary>
    Table,
}
