using Slipway.Features;

namespace Slipway.Models.Preparation;

/// <summary>A change of neighbouring columns of a model's rows, in float32 and in place. The number of columns stays.</summary>
/// <param name="FirstColumn">The first of the columns.</param>
/// <param name="ColumnCount">How many there are.</param>
internal abstract record PreparationStep(int FirstColumn, int ColumnCount)
{
    /// <summary>Changes all rows of a block that the caller owns.</summary>
    public abstract void Apply(FeatureMatrix rows);

    /// <summary>A column's parameter: there is one a column, or one for all.</summary>
    protected static float Of(float[] parameters, int column) => parameters[parameters.Length == 1 ? 0 : column];
}
