using Slipway.Models.Preparation;

namespace Slipway.Models.Onnx;

/// <summary>Columns on their way to the model.</summary>
/// <param name="Names">The features that they come from.</param>
/// <param name="Steps">What they went through; the first of the columns is 0.</param>
internal sealed record OnnxColumns(IReadOnlyList<string> Names, IReadOnlyList<PreparationStep> Steps) : OnnxValue
{
    public int Count => Names.Count;

    public OnnxColumns With(PreparationStep step) => this with { Steps = [.. Steps, step] };

    /// <summary>Several blocks of columns side by side.</summary>
    public static OnnxColumns Join(IEnumerable<OnnxColumns> blocks)
    {
        var names = new List<string>();
        var steps = new List<PreparationStep>();
        foreach (var block in blocks)
        {
            steps.AddRange(block.Steps.Select(step => step with { FirstColumn = step.FirstColumn + names.Count }));
            names.AddRange(block.Names);
        }

        return new OnnxColumns(names, steps);
    }
}
