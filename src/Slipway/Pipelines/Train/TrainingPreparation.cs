using Slipway.Columns;
using Slipway.Features;
using Slipway.Models;
using Slipway.Projects;
using Slipway.Training;

namespace Slipway.Pipelines.Train;

/// <summary>Makes of the rows of a training query what a model is trained and tested on.</summary>
internal sealed class TrainingPreparation(TrainOptions options, IPipelineObserver observer, PreviousModel? previous)
{
    /// <param name="rows">The rows; they are moved, so that they are not held twice.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="SlipwayException">The rows can't be used.</exception>
    public TrainingData Prepare(TrainingRows rows, CancellationToken cancellationToken)
    {
        var labels = LabelReader.Read(rows.Rows, options.Target, options.Task);
        if (labels.IsGuessed)
        {
            observer.Note($"The task is taken for {Words(labels.Task)}, from the values of '{labels.Target.Name}'; train.task says otherwise.");
        }

        var split = TestSplitter.Split(rows.Rows, options.Test);
        RequireKnownClasses(labels, split);
        var excluded = Excluded(labels.Target.Name, rows.Rows.Schema);
        var source = rows.Describe(options.From);

        // Everything that is learned, encoders and contract included, is learned from the training rows alone.
        var (train, test) = rows.Rows.Split(split.Train, split.Test);
        var testLabels = labels.Gather(split.Test);
        var fitted = FeatureFitter.Fit(train, excluded);
        var binding = FeatureBinding.Bind(fitted.Features, train.Schema, "the training query");
        return new TrainingData
        {
            Source = source,
            Labels = labels,
            Split = new SplitRecord(RowSplit.Describe(options.Test), split.Train.Length, split.Test.Length),
            Fitted = fitted,
            Binding = binding,
            Train = EncodedRows.Encode(binding, train, labels.Gather(split.Train)),
            Test = EncodedRows.Encode(binding, test, testLabels),
            Contract = ContractStatistics.Learn(binding, train, test),
            Previous = previous?.Score(test, labels, testLabels, options.Threads, cancellationToken),
        };
    }

    private LeftOutColumn[] Excluded(string target, Schema schema)
    {
        if (options.Exclude.FirstOrDefault(name => !schema.TryFind(name, out _, out _)) is { } unknown)
        {
            throw new SlipwayException(
                ErrorKind.Database,
                $"The excluded column '{unknown}' is not in the training query; it has {string.Join(", ", schema.Columns.Select(column => column.Name))}.");
        }

        return
        [
            .. options.Exclude.Select(name => new LeftOutColumn(name, "excluded by the project")),
            .. options.Key.Select(name => new LeftOutColumn(name, "the key")),
            new LeftOutColumn(target, "the target"),
        ];
    }

    private static void RequireKnownClasses(Labels labels, RowSplit split)
    {
        var isKnown = new bool[labels.Classes.Count];
        foreach (var row in labels.Task == TaskKind.Regression ? [] : split.Train)
        {
            isKnown[(int)labels.Values[row]] = true;
        }

        if (isKnown.Contains(false))
        {
            var unknown = labels.Classes.Where((_, index) => !isKnown[index]).Select(name => $"'{name}'");
            throw new SlipwayException(
                ErrorKind.Data,
                $"No training row has the class {string.Join(", ", unknown)} of '{labels.Target.Name}': all of its rows are in the test split. Split otherwise (train.test: random).");
        }
    }

    private static string Words(TaskKind task) => task switch
    {
        TaskKind.Regression => "a regression",
        TaskKind.Binary => "a classification into two classes",
        _ => "a classification into several classes",
    };
}
