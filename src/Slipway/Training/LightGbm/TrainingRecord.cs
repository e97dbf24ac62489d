namespace Slipway.Training.LightGbm;

/// <summary>What the metadata says of a training's parameters.</summary>
internal static class TrainingRecord
{
    // They change nothing in the model.
    private static readonly HashSet<string> LeftOut = ["num_threads", "verbosity", "is_provide_training_metric", "metric"];

    /// <summary>LightGBM's parameters by its names, and the rounds that the model has in the end.</summary>
    public static SortedDictionary<string, string> Describe(this TrainingSettings settings, int iterations)
    {
        var parameters = settings.ToParameters().Split(' ').Select(parameter => parameter.Split('=', 2))
            .Where(parameter => !LeftOut.Contains(parameter[0]))
            .ToDictionary(parameter => parameter[0], parameter => parameter[1]);
        return new SortedDictionary<string, string>(parameters, StringComparer.Ordinal)
        {
            ["iterations"] = iterations.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }
}
