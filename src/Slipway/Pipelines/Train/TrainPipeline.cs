using System.Diagnostics;
using System.Text;
using Slipway.Features;
using Slipway.Models;
using Slipway.Models.LightGbm;
using Slipway.Projects;
using Slipway.Scoring;
using Slipway.Training;
using Slipway.Training.LightGbm;
using Slipway.Training.Metrics;

namespace Slipway.Pipelines.Train;

/// <summary>From a query to a model folder.</summary>
/// <param name="project">What to train, and on what.</param>
/// <param name="observer">Is told how far the work is.</param>
/// <param name="previous">The model that the new one must not be worse than; null for none.</param>
internal sealed class TrainPipeline(Project project, IPipelineObserver observer, PreviousModel? previous = null)
{
    private readonly TrainOptions _options = project.Train
        ?? throw new SlipwayException(ErrorKind.Usage, "Nothing says what to train. Give --table and --target, or train: in slipway.yaml.");

    /// <exception cref="SlipwayException">The rows can't be used, the model does not pass its gate, or the folder can't be written.</exception>
    public async Task<TrainResult> RunAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();

        // Before the work, so that no trained model is lost to a folder that can't take it.
        new ModelFolderPlace(project.Model).RequireWritable();
        var rows = await TrainingRows.ReadAsync(project, _options, observer, cancellationToken).ConfigureAwait(false);
        return await Task.Run(
            () => Train(new TrainingPreparation(_options, observer, previous).Prepare(rows, cancellationToken), clock, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private TrainResult Train(TrainingData data, Stopwatch clock, CancellationToken cancellationToken)
    {
        // The rows as they were read are garbage by now, several times what is kept of them, and the collector does not see the memory that LightGBM takes.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var (labels, train, test) = (data.Labels, data.Train, data.Test);
        var baseline = Evaluation.Baseline(labels, train.Labels, test.Labels);
        GateCheck.RequireMetric(project.Gate, baseline);

        var plan = LightGbmDefaults.Resolve(
            _options, labels.Task, labels.Classes.Count, train.Matrix.RowCount, data.Binding.Width, CategoricalColumns(data.Binding));
        var settings = Choose(plan, train, cancellationToken);
        var trained = Fit(train, test, settings, cancellationToken);
        var modelFile = Encoding.UTF8.GetBytes(trained.ModelText);
        var predictor = new Predictor(LightGbmText.Parse(modelFile, "the model that LightGBM trained"));
        var trainValues = train.Predict(predictor, settings.Threads, cancellationToken);
        var testValues = test.Predict(predictor, settings.Threads, cancellationToken);
        var metrics = new ModelMetrics(
            Evaluation.Evaluate(labels, train.Labels, trainValues),
            Evaluation.Evaluate(labels, test.Labels, testValues),
            baseline);
        var whatStays = $"The model folder '{project.Model.Directory}' is left as it was.";
        GateCheck.Require(project.Gate, metrics, whatStays);
        GateCheck.RequireNotWorse(data.Previous, metrics, whatStays);

        var folder = ModelFolder.Create(Describe(data, metrics, settings, trained), modelFile);
        cancellationToken.ThrowIfCancellationRequested();
        folder.Write(project.Model, TrainingReport.Writer(folder.Metadata, train, trainValues, test, testValues, trained, _options.EarlyStopping is not null));
        return new TrainResult(folder.Metadata, labels.IsGuessed, BeatsBaseline(labels.Task, metrics), data.Previous, clock.Elapsed);
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

    private Metadata Describe(TrainingData data, ModelMetrics metrics, TrainingSettings settings, TrainedModel trained) => new()
    {
        TrainMeanSquareError = metrics.Train.TryGetValue(MetricNames.MeanSquareError, out var trainError) ? trainError : null,
        TestMeanSquareError = metrics.Test.TryGetValue(MetricNames.MeanSquareError, out var testError) ? testError : null,
        Name = project.Name,
        Created = Clock.Created(),
        Task = data.Labels.Task,
        Target = data.Labels.Target,
        Classes = data.Labels.Classes,
        Features = data.Fitted.Features,
        LeftOut = data.Fitted.LeftOut,
        Metrics = metrics,
        Contract = data.Contract,
        Split = data.Split,
        Parameters = settings.Describe(trained.Iterations),
        Importance = Importance.Compute(data.Binding, trained.Gains),
        Source = data.Source,
        Versions = VersionRecord.Current(LightGbmLibrary.Version),
    };

    private static int[] CategoricalColumns(FeatureBinding binding) =>
        [.. Enumerable.Range(0, binding.Features.Count).Where(i => binding.Features[i].Categories is not null).Select(binding.ModelColumnOf)];

    private static bool BeatsBaseline(TaskKind task, ModelMetrics metrics)
    {
        var metric = MetricNames.Primary(task);
        return metrics.Test[metric] < metrics.Baseline[metric];
    }
}
