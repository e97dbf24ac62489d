using Slipway.Features;

namespace Slipway.Models;

/// <summary>How much each feature contributes: what its model columns do, together.</summary>
/// <param name="importance">The model columns' shares.</param>
internal sealed class FeatureGains(IReadOnlyList<FeatureImportance> importance)
{
    // A date 'd' has a model column 'd.year', and a table may have a column of that name, too: they share then.
    private readonly Dictionary<string, double> _gains = importance
        .GroupBy(column => column.Name, column => column.Gain, StringComparer.Ordinal)
        .ToDictionary(columns => columns.Key, columns => columns.Average(), StringComparer.Ordinal);

    /// <summary>False for a model that says nothing of its splits.</summary>
    public bool AreKnown => _gains.Count > 0;

    /// <summary>A feature's share of all splits' gain, from 0 to 1.</summary>
    public double Of(Feature feature) => feature.ModelColumns().Sum(column => _gains.GetValueOrDefault(column));
}
