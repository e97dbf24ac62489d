using Slipway.Columns;
using Slipway.Training;

namespace Slipway.Pipelines.Init;

/// <summary>Guesses the task from the target's values, as training would, and says by what.</summary>
internal static class TaskGuess
{
    private const int MostNamed = 5;

    /// <param name="rows">The rows that have a target.</param>
    /// <param name="target">The target's name as the table has it.</param>
    /// <param name="isSample">True where there are more rows: what these do not tell is then left to training.</param>
    /// <param name="labels">The labels; null where the rows do not tell.</param>
    /// <exception cref="SlipwayException">The column can't be a target.</exception>
    public static FoundTask Guess(ColumnBatch rows, string target, bool isSample, out Labels? labels)
    {
        try
        {
            labels = LabelReader.Read(rows, target, null);
        }
        catch (SlipwayException fault) when (fault.Kind == ErrorKind.Data)
        {
            labels = null;
            return isSample
                ? new FoundTask(null, "the rows looked at do not tell; training looks at all")
                : throw new SlipwayException(fault.Kind, $"{fault.Message} Or name another column with --target.", fault);
        }

        return new FoundTask(labels.Task, Reason(rows, labels));
    }

    private static string Reason(ColumnBatch rows, Labels labels)
    {
        if (labels.Task == TaskKind.Regression)
        {
            return $"numbers, {labels.Values.Distinct().Count()} different ones";
        }

        _ = rows.Schema.TryFind(labels.Target.Name, out _, out var column);
        var kind = column!.Type switch
        {
            ColumnType.Text => "text",
            ColumnType.Boolean => "true or false",
            _ => "whole numbers",
        };
        var names = string.Join(", ", labels.Classes.Take(MostNamed).Select(Excerpt.Of)) + (labels.Classes.Count > MostNamed ? ", …" : "");
        return $"{kind} of {labels.Classes.Count} different values: {names}";
    }
}
