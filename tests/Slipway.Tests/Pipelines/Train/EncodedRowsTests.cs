using System.Text;
using Slipway.Columns;
using Slipway.Models.LightGbm;
using Slipway.Pipelines.Train;
using Slipway.Projects;
using Slipway.Scoring;
using Slipway.Tests.Training.LightGbm;

namespace Slipway.Tests.Pipelines.Train;

public sealed class EncodedRowsTests
{
    [Theory]
    [InlineData("Regression")]
    [InlineData("Binary")]
    [InlineData("Multiclass")]
    public void Predictions_are_equal_to_the_bit_at_any_number_of_threads(string task)
    {
        var training = new RandomTraining(17, Enum.Parse<TaskKind>(task), Algorithm.GradientBoosting, hasCategories: true, rowCount: 20_000);
        var predictor = new Predictor(LightGbmText.Parse(Encoding.UTF8.GetBytes(training.Train().ModelText), "model"));
        var whole = new double[training.Rows.RowCount * predictor.ValueCount];
        predictor.Predict(training.Rows, whole);
        var rows = new EncodedRows(training.Rows, training.Labels, Batches.Of(Batches.Column("x", ColumnType.Number)));

        foreach (var threads in new[] { 1, 2, 3 })
        {
            Assert.Equal(whole, rows.Predict(predictor, threads, CancellationToken.None));
        }
    }
}
