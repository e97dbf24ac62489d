using Slipway.Features;
using Slipway.Training.LightGbm;

namespace Slipway.Tests.Training.LightGbm;

/// <summary>A training of which LightGBM has much to say; run by <see cref="LightGbmLibraryTests"/> in a process of its own.</summary>
public sealed class NoisyTraining
{
    [Fact(Explicit = true)]
    public void Train_on_sparse_codes_constant_columns_and_too_few_rows()
    {
        var rows = new FeatureMatrix(12, 1000) { RowCount = 1000 };
        for (var row = 0; row < 1000; row++)
        {
            for (var column = 0; column < 10; column++)
            {
                rows.Column(column)[row] = row % 2 * 1_000_000;
            }
        }

        var settings = new TrainingSettings
        {
            Task = TaskKind.Regression,
            Trees = 3,
            MinRowsPerLeaf = 600,
            Threads = 3,
            CategoricalColumns = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
        };

        var model = LightGbmTrainer.Train(rows, new float[1000], settings);

        Assert.Equal(1, model.Iterations);
    }
}
