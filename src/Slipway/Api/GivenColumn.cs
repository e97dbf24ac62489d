using Slipway.Columns;

namespace Slipway.Api;

/// <summary>A column as a caller gave it.</summary>
/// <param name="Column">Its values, moments in UTC.</param>
/// <param name="Local">Its first moment whose day depends on where it is, of a time zone that may be another than UTC: its type, and its row if there are several. Null for none.</param>
internal readonly record struct GivenColumn(Column Column, string? Local);
