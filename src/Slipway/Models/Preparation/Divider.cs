using Slipway.Features;

namespace Slipway.Models.Preparation;

/// <summary>Divides, which rounds otherwise than multiplying by the inverse.</summary>
/// <param name="FirstColumn">The first of the columns.</param>
/// <param name="ColumnCount">How many there are.</param>
/// <param name="Divisors">One a column, or one for all.</param>
internal sealed record Divider(int FirstColumn, int ColumnCount, float[] Divisors) : PreparationStep(FirstColumn, ColumnCount)
{
    public override void Apply(FeatureMatrix rows)
    {
        for (var i = 0; i < ColumnCount; i++)
        {
            var divisor = Of(Divisors, i);
            foreach (ref var value in rows.Column(FirstColumn + i))
            {
                value /= divisor;
            }
        }
    }
}
