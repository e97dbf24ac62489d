using Slipway.Columns;
using Slipway.Models;
using Slipway.Sinks;
using Slipway.Training;

namespace Slipway.Pipelines.Import;

/// <summary>The predicted column in the rows that a model's contract is learned from, where they have it.</summary>
/// <param name="Labels">The task, the column, and the rows' values: of those of <see cref="Rows"/>.</param>
/// <param name="Rows">The rows whose target is known, ascending; empty where the metrics can't be known.</param>
internal sealed record ImportTarget(Labels Labels, int[] Rows)
{
    /// <param name="rows">All rows.</param>
    /// <param name="target">The column's name.</param>
    /// <param name="task">What the model predicts.</param>
    /// <param name="what">What was read, for messages: <c>table 'x'</c>.</param>
    /// <param name="observer">Is told why there are no metrics, or not of all rows.</param>
    /// <exception cref="SlipwayException">The column holds what the model can't predict.</exception>
    public static ImportTarget Read(ColumnBatch rows, string target, ImportedTask task, string what, IPipelineObserver observer)
    {
        if (!rows.Schema.TryFind(target, out var index, out var info))
        {
            var nearest = NearestName.Find(target, rows.Schema.Columns.Select(column => column.Name));
            observer.Note($"{Capital(what)} has no column '{target}'{(nearest is null ? "" : $" (the nearest name is '{nearest}')")}, so that the model's metrics are not known.");
            return Unknown(target, task);
        }

        var column = rows.Columns[index];
        int[] known = [.. Enumerable.Range(0, column.Count).Where(row => !column.Nulls[row])];
        if (known.Length == 0)
        {
            observer.Note($"'{info.Name}' is NULL in all rows of {what}, so that the model's metrics are not known.");
            return Unknown(info.Name, task);
        }

        if (known.Length < column.Count)
        {
            observer.Note($"'{info.Name}' is NULL in {column.Count - known.Length} of {column.Count} rows; the metrics are those of the others.");
        }

        var values = column.Gather(known);
        if ((task.Kind == TaskKind.Regression ? Numbers(values) : Classes(values, task)) is { } labels)
        {
            return new ImportTarget(labels, known);
        }

        observer.Note($"'{info.Name}' has values that numbers of 32 bits can't hold or tell apart, so that the model's metrics are not known.");
        return Unknown(info.Name, task);
    }

    /// <summary>Some of the rows.</summary>
    /// <param name="places">Their places among <see cref="Rows"/>.</param>
    public ImportTarget Only(int[] places) => new(Labels with { Values = Labels.Gather(places) }, Array.ConvertAll(places, place => Rows[place]));

    private static ImportTarget Unknown(string target, ImportedTask task)
    {
        var areWhole = task.Classes.Count > 0 && PredictionLayout.AreOf(ColumnType.Integer, task.Classes);
        var type = task.Kind == TaskKind.Regression ? ColumnType.Number : areWhole ? ColumnType.Integer : ColumnType.Text;
        return new ImportTarget(new Labels(task.Kind, false, new TargetColumn(target, type), task.Classes, []), []);
    }

    // Null where 32 bits can't tell them apart.
    private static Labels? Numbers(Column values) => values.Info.IsNumeric
        ? LabelReader.TryNumbers(values, out _) is { } numbers ? new Labels(TaskKind.Regression, false, new TargetColumn(values.Info.Name, values.Info.Type), [], numbers) : null
        : throw Unusable(values.Info, $"it is {Features.TypeContract.Describe(values.Info.Type)}, and the model predicts a number");

    private static Labels Classes(Column values, ImportedTask task)
    {
        var info = values.Info;
        if (info.Type is ColumnType.Unsupported or ColumnType.Date or ColumnType.Timestamp || ClassLabels.TryRead(values, LabelReader.MostClasses) is not { } found)
        {
            throw Unusable(info, $"the model predicts one of {task.Classes.Count} classes, and it holds other values");
        }

        // False and true are 0 and 1 wherever a model was trained on them.
        var names = !task.AreNamed && info.Type == ColumnType.Boolean && task.Kind == TaskKind.Binary ? [Int64Column.Format(ColumnType.Boolean, 0), Int64Column.Format(ColumnType.Boolean, 1)] : task.Classes;
        var places = names.Index().ToDictionary(name => name.Item, name => (float)name.Index, StringComparer.Ordinal);
        string[] unknown = [.. found.Names.Where(name => !places.ContainsKey(name))];
        if (unknown.Length > 0)
        {
            var guess = !task.AreNamed && found.Names.Count == names.Count
                ? $" If they were numbered in ascending order, as scikit-learn does, that is --classes {string.Join(',', found.Names)}."
                : "";
            throw Unusable(
                info,
                $"it has {WordList.Join(unknown.Select(name => $"'{name}'"))}, and the model's classes are {WordList.Join(names)}. " +
                $"Name the classes in the order of the model's outputs: --classes A,B,….{guess} Or leave such rows out of the query");
        }

        return new Labels(task.Kind, false, new TargetColumn(info.Name, info.Type), names, Array.ConvertAll(found.Indexes, index => places[found.Names[(int)index]]));
    }

    private static SlipwayException Unusable(ColumnInfo column, string why) => new(ErrorKind.Data, $"Column '{column.Name}' can't be the target: {why}.");

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
