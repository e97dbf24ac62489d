using Slipway.Features;

namespace Slipway.Models.Preparation;

/// <summary>Subtracts an offset and multiplies by a factor, rounding after each: ONNX's Scaler.</summary>
/// <param name="FirstColumn">The first of the columns.</param>
/// <param name="ColumnCount">How many there are.</param>
/// <param name="Offsets">One a column, or one for all.</param>
/// <param name="Factors">One a column, or one for all.</param>
internal sealed record Scaler(int FirstColumn, int ColumnCount, float[] Offsets, float[] Factors) : PreparationStep(FirstColumn, ColumnCount)
{
    public override void Apply(FeatureMatrix rows)
    {
        for (var i = 0; i < ColumnCount; i++)
        {
            var (offset, factor) = (Of(Offsets, i), Of(Factors, i));
            foreach (ref var value in rows.Column(FirstColumn + i))
            {
                value = (value - offset) * factor;
            }
        }
    }
}
