using Slipway.Pipelines.Predict;
using Slipway.Pipelines.Train;
using Slipway.Projects;

namespace Slipway.Tests.Pipelines.Predict;

/// <summary>What rows of a SQLite database are taken for, and how messages name them.</summary>
public sealed class PredictSourceTests : IAsyncLifetime
{
    private BostonProject _boston = null!;

    public async ValueTask InitializeAsync() => _boston = await BostonProject.CreateAsync(withModel: false);

    public ValueTask DisposeAsync()
    {
        _boston.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("SELECT id, upper(town) AS town, rm FROM towns WHERE id > 1000", 0)]
    [InlineData("SELECT id, CAST(NULL AS TEXT) AS town, rm FROM towns", 506)]
    public async Task An_expression_without_any_value_is_what_it_was_in_training(string query, int rows)
    {
        _boston.Execute("CREATE TABLE towns AS SELECT id, medv, rm, CASE id % 3 WHEN 0 THEN 'a' WHEN 1 THEN 'b' ELSE 'c' END AS town FROM boston");
        await new TrainPipeline(_boston.Training(new DataQuery { Query = "SELECT id, medv, rm, upper(town) AS town FROM towns" }), new Listener()).RunAsync(CancellationToken.None);

        var summary = await new PredictPipeline(
            _boston.Predicting(new DataQuery { Query = query }, new PredictionTarget.Table("prices", null), "id"), new PredictSettings(), new Listener()).RunAsync(CancellationToken.None);

        Assert.Equal(rows, summary.RowsPredicted);
    }

    [Fact]
    public async Task A_row_in_a_later_part_is_counted_from_the_first()
    {
        await new TrainPipeline(_boston.Training(new DataQuery { Table = "boston" }), new Listener()).RunAsync(CancellationToken.None);
        _boston.Execute("UPDATE boston SET rm = 'bad' WHERE id = 356");

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => _boston.PredictAsync("boston", "prices"));

        Assert.StartsWith("Column 'rm' of table 'boston', row 356 (id 356): expected a number", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gains_beyond_any_number_are_told_as_the_largest()
    {
        _boston.Execute("UPDATE boston SET medv = medv * 1e30");

        var trained = await new TrainPipeline(_boston.Training(new DataQuery { Table = "boston" }), new Listener()).RunAsync(CancellationToken.None);

        Assert.Equal(1, trained.Metadata.Importance.Sum(feature => feature.Gain), 9);
    }
}
