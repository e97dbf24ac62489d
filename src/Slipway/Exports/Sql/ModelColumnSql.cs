using Slipway.Features;

namespace Slipway.Exports.Sql;

/// <summary>A model column as trees ask for it.</summary>
/// <param name="Name">The name of the SQL column that holds it.</param>
/// <param name="Categories">How many categories it has, whose codes are its only values; null for numbers and parts of dates.</param>
internal sealed record ModelColumnSql(string Name, int? Categories)
{
    /// <summary>The columns of a model, in their order.</summary>
    public static ModelColumnSql[] Of(IReadOnlyList<Feature> features)
    {
        var columns = new List<ModelColumnSql>();
        foreach (var feature in features)
        {
            for (var i = 0; i < feature.Width; i++)
            {
                columns.Add(new ModelColumnSql(FormattableString.Invariant($"x{columns.Count}"), feature.Categories?.Count));
            }
        }

        return [.. columns];
    }
}
