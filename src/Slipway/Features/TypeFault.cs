using Slipway.Columns;

namespace Slipway.Features;

/// <summary>A column whose type can't hold what its feature was in training.</summary>
/// <param name="Column">The column.</param>
/// <param name="Reason">What it is and what training had: <c>'nox' is …</c>.</param>
/// <param name="Needed">A type that would do.</param>
/// <param name="IsLossy">True where the column has already lost what it could not hold.</param>
/// <param name="IsZone">True where only the time zone is at fault.</param>
internal sealed record TypeFault(ColumnInfo Column, string Reason, NeededType Needed, bool IsLossy = false, bool IsZone = false);
