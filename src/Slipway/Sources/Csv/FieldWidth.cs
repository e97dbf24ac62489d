namespace Slipway.Sources.Csv;

/// <summary>How much room the values of one column need.</summary>
/// <param name="Characters">Of the longest, white space around it included; letters beyond the Basic Multilingual Plane count twice.</param>
/// <param name="WholeDigits">For numbers: the most digits before the point.</param>
/// <param name="FractionDigits">For numbers: the most digits after the point.</param>
internal readonly record struct FieldWidth(int Characters, int WholeDigits, int FractionDigits);
