using Slipway.IntegrationTests.Servers;

namespace Slipway.IntegrationTests.Export;

public sealed class PostgreSqlExportTests(PostgreSqlFixture fixture) : ServerExportTests(fixture)
{
    protected override string Dialect => "postgresql";

    protected override string LeaveUtc => "SET TIME ZONE 'Asia/Karachi'";

    protected override string Columns =>
        "number DOUBLE PRECISION, small REAL, price NUMERIC(10,3), whole BIGINT, flag BOOLEAN, town TEXT, day DATE, moment TIMESTAMP, zoned TIMESTAMPTZ";

    protected override IReadOnlyList<string> MoreNumbers => ["'NaN'", "'Infinity'", "'-Infinity'"];

    [Fact]
    public async Task A_function_predicts_the_number_of_one_row()
    {
        await FillAsync();
        await TrainAsync("amount", "gradient_boosting");
        await ExecuteAsync(await ExportAsync("--as", "function", "--name", "predict_one"));

        var predicted = await QueryAsync("SELECT id, predict_one(number, small, price, whole, flag, town, day, moment, zoned) FROM mixed");

        AssertEqual(await PredictAsync("mixed"), predicted, isNumber: true);
    }

    [Fact]
    public async Task A_function_predicts_the_classes_of_one_row()
    {
        await FillAsync();
        await TrainAsync("grade", "gradient_boosting");
        await ExecuteAsync(await ExportAsync("--as", "function", "--name", "public.predict_one"));

        var predicted = await QueryAsync("SELECT mixed.id, p.* FROM mixed, predict_one(number, small, price, whole, flag, town, day, moment, zoned) AS p");

        AssertEqual(await PredictAsync("mixed"), predicted, isNumber: false);
    }
}
