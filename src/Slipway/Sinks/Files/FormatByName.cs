namespace Slipway.Sinks.Files;

/// <summary>What a file's name says of how predictions are written to it.</summary>
internal static class FormatByName
{
    /// <summary>The names that say it, for people.</summary>
    public const string Known = "CSV where it ends in .csv or .txt or has no extension, JSON lines where it ends in .jsonl or .ndjson";

    /// <returns>Null where the name says something that is neither.</returns>
    public static PredictionFormat? Find(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        "" or ".csv" or ".txt" => PredictionFormat.Csv,
        ".jsonl" or ".ndjson" => PredictionFormat.JsonLines,
        _ => null,
    };
}
