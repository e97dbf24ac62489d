namespace Slipway.Pipelines.Load.Servers;

/// <summary>What a server's catalog says of a column beyond what its driver does.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="SqlType">Its type in the words of CREATE TABLE.</param>
/// <param name="TakesNull">Whether it may be NULL.</param>
/// <param name="FillsItself">Whether it counts or is computed.</param>
/// <param name="MomentDigits">For moments: how many digits of a second it keeps, if not all of a microsecond's.</param>
/// <param name="MostCharacters">For text: how long it may be, if that is limited.</param>
internal sealed record ColumnDetail(string Name, string SqlType, bool TakesNull, bool FillsItself, int? MomentDigits, long? MostCharacters);
