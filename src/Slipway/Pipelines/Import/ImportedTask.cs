using System.Globalization;
using Slipway.Models;
using Slipway.Scoring;

namespace Slipway.Pipelines.Import;

/// <summary>What an imported model predicts.</summary>
/// <param name="Kind">A number, or one of several classes.</param>
/// <param name="Classes">In the order of the model's outputs; empty for a regression.</param>
/// <param name="AreNamed">True where the classes' names were given or stand in the file, and are not only counted.</param>
internal sealed record ImportedTask(TaskKind Kind, IReadOnlyList<string> Classes, bool AreNamed)
{
    /// <param name="estimator">The model.</param>
    /// <param name="task">What the project says; null where the model decides.</param>
    /// <param name="classes">The classes' names; null for those in the model's file, or else 0, 1, ….</param>
    /// <exception cref="SlipwayException">The model does not predict that.</exception>
    public static ImportedTask Find(Estimator estimator, TaskKind? task, IReadOnlyList<string>? classes)
    {
        var values = new Predictor(estimator).ValueCount;
        var kind = values switch { 1 => TaskKind.Regression, 2 => TaskKind.Binary, _ => TaskKind.Multiclass };
        var labels = estimator.ClassLabels.Count == values ? estimator.ClassLabels : [];
        var areProbabilities = labels.Count > 0
            || estimator.Transform is { Kind: OutputTransformKind.Sigmoid or OutputTransformKind.SigmoidShares or OutputTransformKind.Softmax, PredictsShare: false };
        if (values > 1 && !areProbabilities && task is null)
        {
            throw new SlipwayException(
                ErrorKind.Usage, $"The model gives {values} values a row and does not say what they are. Where they are the probabilities of classes, give --task {Name(kind)}; several numbers a row can't be predicted.");
        }

        if (task is { } wanted && wanted != kind)
        {
            throw new SlipwayException(
                ErrorKind.Usage,
                values > 1 && !areProbabilities
                    ? $"The model gives {values} values a row, so that its task can't be {Name(wanted)}. Where they are the probabilities of classes, it is {Name(kind)}; several numbers a row can't be predicted."
                    : $"The model gives {(values == 1 ? "one number" : $"the probabilities of {values} classes")} a row, so that its task is {Name(kind)}, and not {Name(wanted)}. Leave --task out (train.task in the project file).");
        }

        if (classes is not null)
        {
            RequireFit(classes, kind, values);
        }
        else if (kind != TaskKind.Regression && FindTwice(labels) is { } twice)
        {
            throw new SlipwayException(ErrorKind.Usage, $"The model's file calls two of its classes '{Excerpt.Of(twice)}'. Name them in the order of the model's outputs: --classes A,B,….");
        }

        var numbered = Numbered(values);
        var names = classes ?? (labels.Count > 0 ? labels : numbered);
        return new ImportedTask(kind, kind == TaskKind.Regression ? [] : names, classes is not null || !names.SequenceEqual(numbered));
    }

    private static string[] Numbered(int count) => [.. Enumerable.Range(0, count).Select(index => index.ToString(CultureInfo.InvariantCulture))];

    private static void RequireFit(IReadOnlyList<string> classes, TaskKind kind, int values)
    {
        var twice = FindTwice(classes);
        var fault = kind == TaskKind.Regression ? "the model predicts a number, which has no classes; leave them out"
            : twice is not null ? $"'{twice}' is there twice; each output has a class of its own"
            : classes.Count != values ? $"the model has {values} classes, but {classes.Count} are named: {string.Join(", ", classes)}"
            : null;
        if (fault is not null)
        {
            throw new SlipwayException(ErrorKind.Usage, $"--classes: {fault}.");
        }
    }

    private static string? FindTwice(IEnumerable<string> classes) => classes.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;

    private static string Name(TaskKind task) => task.ToString().ToLowerInvariant();
}
