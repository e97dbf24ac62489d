namespace Slipway.Sources;

/// <summary>Only rows whose value in a column is not less than <paramref name="Least"/>, a <see cref="long"/>, <see cref="double"/> or <see cref="string"/>.</summary>
internal sealed record ColumnBound(string Column, object Least);
