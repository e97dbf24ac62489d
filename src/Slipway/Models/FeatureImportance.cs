namespace Slipway.Models;

/// <summary>How much of the loss's total reduction the splits on one model column brought.</summary>
/// <param name="Name">The model column: a feature's name, and for a part of a date <c>name.part</c>.</param>
/// <param name="Gain">Its share of all splits' gain, from 0 to 1.</param>
internal sealed record FeatureImportance(string Name, double Gain);
