using Slipway.IntegrationTests.Servers;

namespace Slipway.IntegrationTests.Export;

public sealed class MariaDbExportTests(MariaDbFixture fixture) : ServerExportTests(fixture)
{
    protected override string Dialect => "mysql";

    protected override string LeaveUtc => "SET SESSION time_zone = '+05:30'";

    protected override string Columns =>
        "number DOUBLE, small FLOAT, price DECIMAL(10,3), whole BIGINT, flag BOOLEAN, town VARCHAR(40) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci, day DATE, moment DATETIME(6), zoned TIMESTAMP(6) NULL";

    protected override IReadOnlyList<string> MoreNumbers => [];

    [Theory]
    [InlineData("amount")]
    [InlineData("kind")]
    public async Task A_function_predicts_one_row(string target)
    {
        await FillAsync();
        await TrainAsync(target, "gradient_boosting");
        await ExecuteAsync(await ExportAsync("--as", "function", "--name", "predict_one"));

        var predicted = await QueryInUtcAsync("SELECT id, predict_one(number, small, price, whole, flag, town, day, moment, zoned) FROM mixed WHERE id <= 100");

        var expected = (await PredictAsync("mixed")).Where(row => int.Parse(row.Key, System.Globalization.CultureInfo.InvariantCulture) <= 100).ToDictionary(row => row.Key, row => row.Value[..1]);
        AssertEqual(expected, predicted, isNumber: true);
    }
}
