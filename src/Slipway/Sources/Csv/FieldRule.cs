namespace Slipway.Sources.Csv;

/// <summary>What a value of a file must hold to, beside its type, for the column of a table that it goes to.</summary>
/// <param name="SqlType">The column's type in the database's words.</param>
/// <param name="Expected">What is expected, to follow <c>expected</c> in a sentence.</param>
/// <param name="Holds">Whether a value holds to it; null where any does.</param>
/// <param name="TakesNull">Whether NULL does.</param>
internal sealed record FieldRule(string SqlType, string Expected = "", FieldTest? Holds = null, bool TakesNull = true);
