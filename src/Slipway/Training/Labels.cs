using Slipway.Models;

namespace Slipway.Training;

/// <summary>The target's values as a trainer takes them.</summary>
/// <param name="Task">What is to be predicted.</param>
/// <param name="IsGuessed">True where nobody named the task, and it was guessed from the values.</param>
/// <param name="Target">The target column.</param>
/// <param name="Classes">The classes, in the order of their indexes; empty for a regression.</param>
/// <param name="Values">One a row: the number, or the class's index.</param>
internal sealed record Labels(TaskKind Task, bool IsGuessed, TargetColumn Target, IReadOnlyList<string> Classes, float[] Values)
{
    public float[] Gather(ReadOnlySpan<int> rows)
    {
        var gathered = new float[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            gathered[i] = Values[rows[i]];
        }

        return gathered;
    }
}
