using System.Diagnostics;
using Slipway.Columns;
using Slipway.Features;
using Slipway.Models;
using Slipway.Pipelines.Train;
using Slipway.Projects;
using Slipway.Sources;
using Slipway.Training;
using Slipway.Training.Metrics;

namespace Slipway.Pipelines.Import;

/// <summary>From a model that was trained elsewhere, and rows like those that it was trained on, to a model folder.</summary>
/// <param name="project">The rows, and where the folder is.</param>
/// <param name="options">The model's file and what it does not say itself.</param>
/// <param name="observer">Is told how far the work is.</param>
internal sealed class ImportPipeline(Project project, ImportOptions options, IPipelineObserver observer)
{
    private const string Split = "all";

    private readonly TrainOptions _train = project.Train
        ?? throw new SlipwayException(ErrorKind.Usage, "Nothing says which rows the contract is learned from. Give --table and --target, or train: in slipway.yaml.");

    /// <exception cref="SlipwayException">The model can't be read, does not fit the rows or its gate, or the folder can't be written.</exception>
    public async Task<ImportResult> RunAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        new ModelFolderPlace(project.Model).RequireWritable();

        // A pipe is opened once somebody writes to it, which may be never.
        var model = await Task.Run(() => ImportedModel.Read(options.ModelFile), cancellationToken).WaitAsync(cancellationToken).ConfigureAwait(false);
        var task = ImportedTask.Find(model.Estimator, _train.Task, options.Classes);
        var list = options.FeaturesFile is { } file ? FeatureList.Read(file) : null;
        var fitter = new ImportFitter(ImportedColumns.Find(model, list, options.FeaturesFile), list is not null, observer);
        fitter.RequireOther(_train.Target);

        await DatabaseWait.UntilReadyAsync(project.Database, project.Wait, observer, cancellationToken).ConfigureAwait(false);
        var rows = await TrainingRows.ReadAsync(project, _train, observer, cancellationToken, fitter.Known).ConfigureAwait(false);
        return await Task.Run(() => Import(model, task, fitter, rows, clock, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private ImportResult Import(ImportedModel model, ImportedTask task, ImportFitter fitter, TrainingRows read, Stopwatch clock, CancellationToken cancellationToken)
    {
        var (rows, what) = (read.Rows, SourceFactory.Request(_train.From).Describe());
        var features = fitter.Fit(rows, what);
        var binding = FeatureBinding.Bind(features, rows.Schema, what);
        var threads = project.Threads > 0 ? project.Threads : Environment.ProcessorCount;
        var (target, tested, values) = TestedRows.Predict(
            model.Estimator, binding, rows, ImportTarget.Read(rows, _train.Target, task, what, observer), threads, observer, cancellationToken);
        var labels = target.Labels;
        var metrics = target.Rows.Length == 0
            ? new ModelMetrics([], [], [])
            : new ModelMetrics([], Evaluation.Evaluate(labels, labels.Values, values), Evaluation.Baseline(labels, labels.Values, labels.Values));
        GateCheck.RequireMetric(project.Gate, metrics.Test);
        GateCheck.Require(project.Gate, metrics, $"The model folder '{project.Model.Directory}' is left as it was.");

        var folder = ModelFolder.Create(Describe(model, read, target, binding, metrics), model.File);
        cancellationToken.ThrowIfCancellationRequested();
        folder.Write(project.Model, ImportReport.Writer(folder.Metadata, rows, tested, values));
        var loss = MetricNames.Primary(task.Kind);
        return new ImportResult(folder.Metadata, target.Rows.Length == 0 ? null : metrics.Test[loss] < metrics.Baseline[loss], clock.Elapsed);
    }

    private Metadata Describe(ImportedModel model, TrainingRows read, ImportTarget target, FeatureBinding binding, ModelMetrics metrics) => new()
    {
        TestMeanSquareError = metrics.Test.TryGetValue(MetricNames.MeanSquareError, out var error) ? error : null,
        Name = project.Name,
        Created = Clock.Created(),
        Task = target.Labels.Task,
        Target = target.Labels.Target,
        Classes = target.Labels.Classes,
        Features = binding.Features,
        Metrics = metrics,
        Contract = ContractStatistics.Learn(binding, read.Rows, new ColumnBatch(read.Rows.Schema, 0)),
        Split = new SplitRecord(Split, 0, target.Rows.Length),
        Parameters = model.Facts.Parameters,
        Importance = model.Facts.Gains.Count > 0 ? Importance.Compute(binding, model.Facts.Gains) : [],
        Source = read.Describe(_train.From),
        Imported = model.Describe(),
        Versions = VersionRecord.Current(null),
    };
}
