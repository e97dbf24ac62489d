using Slipway.Cli.Output;
using Slipway.Models;
using Spectre.Console;

namespace Slipway.Cli.Results;

/// <summary>A model's metrics on train and test rows beside the baseline's.</summary>
internal static class MetricsTable
{
    public static void Write(IAnsiConsole console, ModelMetrics metrics)
    {
        // Of a model that was imported nobody knows the training rows.
        var table = metrics.Train.Count > 0 ? new ResultTable("", "train", "test", "baseline") : new ResultTable("", "test", "baseline");
        foreach (var (name, value) in metrics.Test)
        {
            string[] train = metrics.Train.Count > 0 ? [Of(metrics.Train, name)] : [];
            table.Add([Figures.Words(name), .. train, Figures.Measure(value), Of(metrics.Baseline, name)]);
        }

        table.Write(console);
    }

    private static string Of(SortedDictionary<string, double> metrics, string name) =>
        metrics.TryGetValue(name, out var value) ? Figures.Measure(value) : "-";
}
