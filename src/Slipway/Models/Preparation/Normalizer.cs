using Slipway.Features;

namespace Slipway.Models.Preparation;

/// <summary>Divides each row by its norm, summed in float32 from the first column to the last as ONNX Runtime does it; a row whose norm is 0 stays.</summary>
/// <param name="FirstColumn">The first of the columns.</param>
/// <param name="ColumnCount">How many there are.</param>
/// <param name="Norm">What a row is divided by.</param>
internal sealed record Normalizer(int FirstColumn, int ColumnCount, Norm Norm) : PreparationStep(FirstColumn, ColumnCount)
{
    public override void Apply(FeatureMatrix rows)
    {
        for (var row = 0; row < rows.RowCount; row++)
        {
            var norm = NormOf(rows, row);
            if (norm == 0)
            {
                continue;
            }

            for (var i = 0; i < ColumnCount; i++)
            {
                ref var value = ref rows.Column(FirstColumn + i)[row];
                value = Norm == Norm.L2 ? MathF.CopySign(MathF.Sqrt(value * value / norm), value) : value / norm;
            }
        }
    }

    /// <summary>The norm; of L2, its square.</summary>
    private float NormOf(FeatureMatrix rows, int row)
    {
        var norm = Norm == Norm.Max ? float.MinValue : 0;
        for (var i = 0; i < ColumnCount; i++)
        {
            var value = rows.Column(FirstColumn + i)[row];
            norm = Norm switch
            {
                // A NaN is never the larger one.
                Norm.Max => value > norm ? value : norm,
                Norm.L1 => norm + MathF.Abs(value),
                _ => norm + value * value,
            };
        }

        return norm;
    }
}
