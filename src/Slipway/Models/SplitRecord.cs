namespace Slipway.Models;

/// <summary>How the rows were split, in the project file's words, and into how many.</summary>
internal sealed record SplitRecord(string Test, long TrainRows, long TestRows);
