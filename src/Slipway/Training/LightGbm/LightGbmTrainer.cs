using System.Text;
using System.Text.RegularExpressions;
using Slipway.Features;

namespace Slipway.Training.LightGbm;

/// <summary>Trains models with LightGBM.</summary>
internal static unsafe partial class LightGbmTrainer
{
    /// <summary>
    /// Trains on encoded rows. Equal rows, labels and settings (threads aside) give equal model texts.
    /// </summary>
    /// <param name="train">The training rows.</param>
    /// <param name="labels">One a training row: the value, or the class as 0, 1, ….</param>
    /// <param name="settings">What LightGBM is told.</param>
    /// <param name="validation">Rows for early stopping, or only for the learning curve; null for none.</param>
    /// <param name="validationLabels">One a validation row.</param>
    /// <param name="progress">Told after each round.</param>
    /// <param name="cancellationToken">Looked at between rounds.</param>
    /// <exception cref="ArgumentException">Rows or labels that no encoder makes: see <see cref="TrainingInput"/>.</exception>
    /// <exception cref="SlipwayException">LightGBM can't be loaded, or fails.</exception>
    public static TrainedModel Train(
        FeatureMatrix train,
        ReadOnlySpan<float> labels,
        TrainingSettings settings,
        FeatureMatrix? validation = null,
        ReadOnlySpan<float> validationLabels = default,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        TrainingInput.Check(train, labels, settings);
        if (validation is not null)
        {
            TrainingInput.Check(validation, validationLabels, settings);
        }

        if (settings.EarlyStoppingRounds is not null && validation is null)
        {
            throw new ArgumentException("Early stopping needs validation rows.", nameof(validation));
        }

        using var turn = LightGbmLibrary.Enter();
        var parameters = settings.ToParameters();
        cancellationToken.ThrowIfCancellationRequested();

        // On one thread the calling one does all, and is silent.
        var binning = TrainingInput.HasSparseCategories(train, settings) ? settings with { Threads = 1 } : settings;
        using var trainingData = LightGbmDataset.Create(train, labels, binning.ToParameters(), reference: null);
        LightGbmDataset.NameFeatures(trainingData, train.ColumnCount);
        cancellationToken.ThrowIfCancellationRequested();
        using var validationData = validation is null
            ? null
            : LightGbmDataset.Create(validation, validationLabels, parameters, trainingData);
        LightGbmLibrary.Check(NativeMethods.BoosterCreate(trainingData, parameters, out var booster));
        using (booster)
        {
            if (validationData is not null)
            {
                LightGbmLibrary.Check(NativeMethods.BoosterAddValidData(booster, validationData));
            }

            var points = new List<LearningCurvePoint>();
            var validationLoss = validation is null ? null : new ValidationLoss(settings, validationLabels.ToArray());
            var iterations = Run(booster, settings, validationLoss, points, progress, cancellationToken);
            return new TrainedModel(
                ModelText(booster, iterations),
                iterations,
                new LearningCurve(settings.Loss, points),
                Gains(booster, iterations, train.ColumnCount));
        }
    }

    /// <summary>Adds rounds and their losses; the result is how many rounds to keep: all, or with early stopping those up to the least validation loss.</summary>
    private static int Run(
        BoosterHandle booster,
        TrainingSettings settings,
        ValidationLoss? validation,
        List<LearningCurvePoint> points,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        var bestLoss = double.PositiveInfinity;
        var bestRound = 0;
        for (var round = 1; round <= settings.Trees; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            LightGbmLibrary.Check(NativeMethods.BoosterUpdateOneIter(booster, out var isFinished));
            if (isFinished != 0)
            {
                break;
            }

            progress?.Report(new TrainingProgress(round, settings.Trees));
            var isShown = LearningCurve.Shows(round, settings.Trees);
            var validationLoss = isShown || settings.EarlyStoppingRounds is not null ? validation?.Compute(booster) : null;
            if (isShown || validationLoss is not null)
            {
                points.Add(new LearningCurvePoint(round, isShown ? TrainingLoss(booster) : null, validationLoss));
            }

            if (validationLoss < bestLoss)
            {
                bestLoss = validationLoss.Value;
                bestRound = round;
            }
            else if (round - bestRound >= settings.EarlyStoppingRounds)
            {
                break;
            }
        }

        // Where no split is possible at all, the first round leaves a constant model.
        if (points.Count == 0)
        {
            points.Add(new LearningCurvePoint(1, TrainingLoss(booster), validation?.Compute(booster)));
        }

        LightGbmLibrary.Check(NativeMethods.BoosterGetCurrentIteration(booster, out var done));
        return settings.EarlyStoppingRounds is null || bestRound == 0 ? done : bestRound;
    }

    private static double TrainingLoss(BoosterHandle booster)
    {
        double loss;
        LightGbmLibrary.Check(NativeMethods.BoosterGetEval(booster, dataIndex: 0, out _, &loss));
        return loss;
    }

    private static double[] Gains(BoosterHandle booster, int iterations, int columnCount)
    {
        var gains = new double[columnCount];
        fixed (double* values = gains)
        {
            LightGbmLibrary.Check(
                NativeMethods.BoosterFeatureImportance(booster, iterations, NativeMethods.ImportanceByGain, values));
        }

        return gains;
    }

    private static string ModelText(BoosterHandle booster, int iterations)
    {
        LightGbmLibrary.Check(NativeMethods.BoosterSaveModelToString(
            booster, 0, iterations, NativeMethods.ImportanceByGain, 0, out var length, null));
        var text = new byte[length];
        fixed (byte* destination = text)
        {
            LightGbmLibrary.Check(NativeMethods.BoosterSaveModelToString(
                booster, 0, iterations, NativeMethods.ImportanceByGain, length, out _, destination));
        }

        // The length counts the text's closing zero byte.
        return StoredThreads().Replace(Encoding.UTF8.GetString(text.AsSpan(..^1)), "[num_threads: 0]", 1);
    }

    /// <summary>The one place of a model's text that depends on how many threads trained it.</summary>
    [GeneratedRegex(@"^\[num_threads: \d+\]$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex StoredThreads();
}
