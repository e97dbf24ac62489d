using Slipway.Features;

namespace Slipway.Models.Preparation;

/// <summary>Puts other values in the place of missing ones.</summary>
/// <param name="FirstColumn">The first of the columns.</param>
/// <param name="ColumnCount">How many there are.</param>
/// <param name="Missing">What counts as missing: NaN, or a number.</param>
/// <param name="Values">What stands in for it: one a column, or one for all.</param>
internal sealed record Imputer(int FirstColumn, int ColumnCount, float Missing, float[] Values) : PreparationStep(FirstColumn, ColumnCount)
{
    public override void Apply(FeatureMatrix rows)
    {
        var isNaN = float.IsNaN(Missing);
        for (var i = 0; i < ColumnCount; i++)
        {
            var replacement = Of(Values, i);
            foreach (ref var value in rows.Column(FirstColumn + i))
            {
                if (isNaN ? float.IsNaN(value) : value == Missing)
                {
                    value = replacement;
                }
            }
        }
    }
}
