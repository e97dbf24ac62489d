using Slipway.Features;
using Slipway.Models;

namespace Slipway.Training;

/// <summary>What each model column contributes.</summary>
internal static class Importance
{
    /// <summary>Each model column's share of the total gain, largest first; equal ones in the model's order.</summary>
    public static IReadOnlyList<FeatureImportance> Compute(FeatureBinding binding, IReadOnlyList<double> gains)
    {
        // Of very large targets a gain is infinite, since squares are summed in it.
        gains = [.. gains.Select(gain => Math.Min(gain, double.MaxValue / gains.Count))];
        var total = gains.Sum();
        var names = binding.Features.SelectMany(feature => feature.ModelColumns());
        return [.. names.Zip(gains, (name, gain) => new FeatureImportance(name, total > 0 ? gain / total : 0)).OrderByDescending(entry => entry.Gain)];
    }
}
