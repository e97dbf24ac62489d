using System.Diagnostics;
using System.Text;
using Slipway.Columns;
using Slipway.Features;
using Slipway.Models;
using Slipway.Projects;
using Slipway.Scoring;
using Slipway.Training;
using Slipway.Training.LightGbm;
using Slipway.Training.Metrics;

namespace Slipway.Pipelines.Train;

/// <summary>From a query to a model folder.</summary>
internal sealed class TrainPipeline(Project project, IPipelineObserver observer)
{
    private readonly TrainOptions _options = project.Train
        ?? throw new SlipwayException(ErrorKind.Usage, "Nothing says what to train. Give --table and --target, or train: in slipway.yaml.");

    /// <exception cref="SlipwayException">The rows can't be used, the model does not pass its gate, or the folder can't be written.</exception>
    public async Task<TrainResult> RunAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();

        // Before the work, so that no trained model is lost to a folder that can't take it.
        ModelFolder.RequireWritable(project.Model);
        var rows = await TrainingRows.ReadAsync(project, _options, observer, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => Train(rows, clock, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private TrainResult Train(TrainingRows rows, Stopwatch clock, CancellationToken cancellationToken)
    {
        var labels = LabelReader.Read(rows.Rows, _options.Target, _options.Task);
        if (labels.IsGuessed)
        {
            observer.Note($"The task is taken for {Words(labels.Task)}, from the values of '{labels.Target.Name}'; train.task says otherwise.");
        }

        // Everything that is learned, encoders and contract included, is learned from the training rows alone.
        var split = TestSplitter.Split(rows.Rows, _options.Test);
        var trainColumns = rows.Rows.Gather(split.Train);
        var testColumns = rows.Rows.Gather(split.Test);
        RequireKnownClasses(labels, split);
        var fitted = FeatureFitter.Fit(trainColumns, Excluded(labels.Target.Name, rows.Rows.Schema));
        var binding = FeatureBinding.Bind(fitted.Features, rows.Rows.Schema, "the training query");
        var train = EncodedRows.Encode(binding, trainColumns, labels.Gather(split.Train));
        var test = EncodedRows.Encode(binding, testColumns, labels.Gather(split.Test));

        var baseline = Evaluation.Baseline(labels, train.Labels, test.Labels);
        GateCheck.RequireMetric(project.Gate, baseline);

        var plan = LightGbmDefaults.Resolve(
            _options, labels.Task, labels.Classes.Count, train.Matrix.RowCount, binding.Width, CategoricalColumns(binding));
        var settings = Choose(plan, train, cancellationToken);
        var trained = Fit(train, test, settings, cancellationToken);
        var predictor = new Predictor(LightGbmText.Parse(Encoding.UTF8.GetBytes(trained.ModelText), "the model that LightGBM trained"));
        var trainValues = train.Predict(predictor, settings.Threads, cancellationToken);
        var testValues = test.Predict(predictor, settings.Threads, cancellationToken);
        var metrics = new ModelMetrics(
            Evaluation.Evaluate(labels, train.Labels, trainValues),
            Evaluation.Evaluate(labels, test.Labels, testValues),
            baseline);
        GateCheck.Require(project.Gate, metrics, $"The model folder '{project.Model.Directory}' is left as it was.");

        var metadata = Describe(rows, labels, split, fitted, ContractStatistics.Learn(binding, trainColumns, testColumns), metrics, settings, trained, binding);
        var folder = ModelFolder.Create(metadata, trained.ModelText);
        cancellationToken.ThrowIfCancellationRequested();
        folder.Write(project.Model, TrainingReport.Writer(folder.Metadata, train, trainValues, test, testValues, trained, _options.EarlyStopping is not null));
        return new TrainResult(folder.Metadata, labels.IsGuessed, BeatsBaseline(labels.Task, metrics), clock.Elapsed);
    }

    private TrainingSettings Choose(TrainingPlan plan, EncodedRows train, CancellationToken cancellationToken)
    {
        var settings = TreeSearch.Choose(plan, train.Matrix, train.Labels, new TrainingObserver(observer, "choosing trees"), cancellationToken);
        if (plan.Validation is not null)
        {
            observer.Note(FormattableString.Invariant($"Chose {settings.Trees} trees of up to {settings.Leaves} leaves by {plan.Validation}."));
        }

        return settings;
    }

    private TrainedModel Fit(EncodedRows train, EncodedRows test, TrainingSettings settings, CancellationToken cancellationToken)
    {
        var progress = new TrainingObserver(observer, "training");
        if (_options.EarlyStopping is not { } stopping)
        {
            // The test rows draw the learning curve and decide nothing.
            return LightGbmTrainer.Train(train.Matrix, train.Labels, settings, test.Matrix, test.Labels, progress, cancellationToken);
        }

        var held = RowSplit.Random(train.Matrix.RowCount, stopping.Share, _options.Seed);
        var (matrix, labels) = train.Gather(held.Train);
        var (heldMatrix, heldLabels) = train.Gather(held.Test);
        return LightGbmTrainer.Train(matrix, labels, settings, heldMatrix, heldLabels, progress, cancellationToken);
    }

    private LeftOutColumn[] Excluded(string target, Schema schema)
    {
        if (_options.Exclude.FirstOrDefault(name => !schema.TryFind(name, out _, out _)) is { } unknown)
        {
            throw new SlipwayException(
                ErrorKind.Database,
                $"The excluded column '{unknown}' is not in the training query; it has {string.Join(", ", schema.Columns.Select(column => column.Name))}.");
        }

        return
        [
            .. _options.Exclude.Select(name => new LeftOutColumn(name, "excluded by the project")),
            .. _options.Key.Select(name => new LeftOutColumn(name, "the key")),
            new LeftOutColumn(target, "the target"),
        ];
    }

    private Metadata Describe(
        TrainingRows rows, Labels labels, RowSplit split, FittedFeatures fitted, ContractStatistics contract, ModelMetrics metrics, TrainingSettings settings,
        TrainedModel trained, FeatureBinding binding) => new()
        {
            TrainMeanSquareError = metrics.Train.TryGetValue(MetricNames.MeanSquareError, out var trainError) ? trainError : null,
            TestMeanSquareError = metrics.Test.TryGetValue(MetricNames.MeanSquareError, out var testError) ? testError : null,
            Name = project.Name,
            Created = Clock.Created(),
            Task = labels.Task,
            Target = labels.Target,
            Classes = labels.Classes,
            Features = fitted.Features,
            LeftOut = fitted.LeftOut,
            Metrics = metrics,
            Contract = contract,
            Split = new SplitRecord(RowSplit.Describe(_options.Test), split.Train.Length, split.Test.Length),
            Parameters = settings.Describe(trained.Iterations),
            Importance = Importance.Compute(binding, trained.Gains),
            Source = new SourceRecord(
                rows.Provider,
                _options.From.Query ?? _options.From.Table ?? Path.GetFileName(_options.From.File!),
                rows.Rows.RowCount,
                DataDigest.Compute(rows.Rows)),
            Versions = VersionRecord.Current(LightGbmLibrary.Version),
        };

    private static void RequireKnownClasses(Labels labels, RowSplit split)
    {
        var known = split.Train.Select(row => (int)labels.Values[row]).ToHashSet();
        if (labels.Task != TaskKind.Regression && known.Count < labels.Classes.Count)
        {
            var unknown = Enumerable.Range(0, labels.Classes.Count).Where(index => !known.Contains(index)).Select(index => $"'{labels.Classes[index]}'");
            throw new SlipwayException(
                ErrorKind.Data,
                $"No training row has the class {string.Join(", ", unknown)} of '{labels.Target.Name}': all of its rows are in the test split. Split otherwise (train.test: random).");
        }
    }

    private static int[] CategoricalColumns(FeatureBinding binding) =>
        [.. Enumerable.Range(0, binding.Features.Count).Where(i => binding.Features[i].Categories is not null).Select(binding.ModelColumnOf)];

    private static bool BeatsBaseline(TaskKind task, ModelMetrics metrics)
    {
        var metric = MetricNames.Primary(task);
        return metrics.Test[metric] < metrics.Baseline[metric];
    }

    private static string Words(TaskKind task) => task switch
    {
        TaskKind.Regression => "a regression",
        TaskKind.Binary => "a classification into two classes",
        _ => "a classification into several classes",
    };
}
