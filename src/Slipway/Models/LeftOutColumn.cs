namespace Slipway.Models;

/// <summary>A column that is not a feature, and the reason in words: "the key", "text with 500 values in 506 rows".</summary>
internal sealed record LeftOutColumn(string Name, string Reason);
