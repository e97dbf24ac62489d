using Slipway.Features;
using Slipway.Projects;
using Slipway.Training.LightGbm;

namespace Slipway.Tests.Training.LightGbm;

/// <summary>Rows, labels and settings drawn by a seed, with what makes trees awkward: NaN, zeros, infinities, categories, ties.</summary>
internal sealed class RandomTraining
{
    private readonly Random _random;

    public RandomTraining(int seed, TaskKind task, Algorithm algorithm, bool hasCategories, int rowCount = 600)
    {
        _random = new Random(seed);
        Rows = new FeatureMatrix(6, rowCount + _random.Next(3)) { RowCount = rowCount };
        Labels = new float[rowCount];
        Settings = new TrainingSettings
        {
            Task = task,
            ClassCount = task == TaskKind.Multiclass ? 3 : 0,
            Algorithm = algorithm,
            Trees = 12,
            Leaves = 4 + _random.Next(28),
            LearningRate = 0.2,
            MinRowsPerLeaf = 1 + _random.Next(5),
            MaxBins = _random.Next(2) == 0 ? 1024 : 63,
            MinRowsPerBin = 1,
            BaggingFraction = algorithm == Algorithm.RandomForest ? 0.6 : 1,
            BaggingFrequency = algorithm == Algorithm.RandomForest ? 1 : 0,
            FeatureFractionByNode = 0.8,
            MinRowsPerCategoryGroup = 5,
            CategorySmoothing = 1,
            CategoricalColumns = hasCategories ? [4, 5] : [],
            Seed = seed,
        };
        Fill(task);
    }

    public FeatureMatrix Rows { get; }

    public float[] Labels { get; }

    public TrainingSettings Settings { get; init; }

    public TrainedModel Train() => LightGbmTrainer.Train(Rows, Labels, Settings);

    private void Fill(TaskKind task)
    {
        for (var row = 0; row < Rows.RowCount; row++)
        {
            var signal = 0f;
            for (var column = 0; column < Rows.ColumnCount; column++)
            {
                var value = Value(column);
                Rows.Column(column)[row] = value;
                signal += Effect(column, value);
            }

            signal += _random.NextSingle() / 2;
            Labels[row] = task switch
            {
                TaskKind.Regression => signal,
                TaskKind.Binary => signal > 0.5f ? 1 : 0,
                _ => signal < 0 ? 0 : signal < 1 ? 1 : 2,
            };
        }
    }

    /// <summary>Column 0 is continuous with NaN, 1 small whole numbers around 0, 2 sparse, 3 without missing values, 4 and 5 categories.</summary>
    private float Value(int column) => column switch
    {
        0 => Mostly(_random.Next(7), _random.NextSingle() * 4 - 2, float.NaN),
        1 => Mostly(_random.Next(9), _random.Next(-3, 4), float.NaN),
        2 => _random.Next(3) > 0 ? 0 : Mostly(_random.Next(20), _random.NextSingle() - 0.5f, _random.Next(2) == 0 ? float.PositiveInfinity : float.NegativeInfinity),
        3 => _random.NextSingle() * _random.NextSingle() - 0.3f,
        4 => _random.Next(3),
        _ => Mostly(_random.Next(10), _random.Next(70), float.NaN),
    };

    private static float Mostly(int draw, float value, float rare) => draw == 0 ? rare : value;

    private static float Effect(int column, float value) => column switch
    {
        _ when float.IsNaN(value) => column == 5 ? -0.7f : 0.6f,
        _ when float.IsInfinity(value) => value > 0 ? 0.8f : -0.8f,
        0 => MathF.Sin(3 * value),
        1 => value == 0 ? 0.9f : value / 5,
        2 => value * 2 + (value == 0 ? 0.4f : 0),
        3 => value,
        4 => value == 1 ? 0.7f : -0.1f,
        _ => ((int)value * 7 % 5) / 4f - 0.5f,
    };
}
