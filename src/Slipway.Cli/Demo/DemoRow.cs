namespace Slipway.Cli.Demo;

/// <summary>A prediction beside the true value, both in thousands of dollars.</summary>
internal readonly record struct DemoRow(long Id, double Actual, double Predicted);
