namespace Slipway.Reports.Data;

/// <summary>A metric on the training rows, the test rows, and of the constant baseline on the test rows.</summary>
/// <param name="Name">As in the metadata: <c>mean_square_error</c>.</param>
/// <param name="Label">For people: <c>Mean square error</c>.</param>
/// <param name="Note">What it means, in a few words.</param>
/// <param name="HigherIsBetter">False for errors and losses.</param>
/// <param name="Train">On the training rows.</param>
/// <param name="Test">On the test rows.</param>
/// <param name="Baseline">Of the constant on the test rows.</param>
internal sealed record MetricRow(
    string Name, string Label, string Note, bool HigherIsBetter, double? Train, double? Test, double? Baseline);
