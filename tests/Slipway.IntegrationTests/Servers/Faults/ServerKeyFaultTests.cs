using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults;

/// <summary>Rows whose key does not identify them.</summary>
public abstract class ServerKeyFaultTests(ServerFixture fixture, DemoFixture demo) : IAsyncLifetime
{
    private const int Rows = 4_000;
    private const int Chunk = FaultScene.ChunkRows;
    private const string Features = "crim, zn, indus, chas, nox, rm, age, dis, rad, tax, ptratio, b, lstat";

    private FaultScene _scene = null!;

    public async ValueTask InitializeAsync()
    {
        _scene = await FaultScene.CreateAsync(await fixture.GetAsync(), demo);
        await _scene.CreateRowsAsync(Rows);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(3 * Chunk - 100)]
    [InlineData(3 * Chunk + 1)]
    public async Task A_key_that_comes_twice_is_an_error_that_names_it_however_often_it_is_run(int second)
    {
        // The first row of a chunk has the key of the last one before it, or two rows in a chunk are alike.
        var command = PredictQuery($"SELECT CASE id WHEN {second} THEN id - 1 ELSE id END AS id, {Features} FROM many");

        var first = await FaultScene.FailAsync(ErrorKind.Data, command);
        var committed = await _scene.RequireTrueProgressAsync("predictions");
        var again = await FaultScene.FailAsync(ErrorKind.Data, command);

        Assert.Contains($"id = {second - 1} comes a second time in row {second}", first, StringComparison.Ordinal);
        Assert.Equal((second - 1) / Chunk * Chunk, committed);
        Assert.Contains($"id = {second - 1} comes ", again, StringComparison.Ordinal);
        Assert.Equal(committed, await _scene.RequireTrueProgressAsync("predictions"));
    }

    [Fact]
    public async Task A_key_without_a_value_is_an_error_before_anything_is_written()
    {
        var error = await FaultScene.FailAsync(
            ErrorKind.Data, PredictQuery($"SELECT CASE id WHEN {Rows} THEN NULL ELSE id END AS id, {Features} FROM many"));

        Assert.Contains("The key (id) is NULL", error, StringComparison.Ordinal);
        Assert.Equal(0, await _scene.RequireTrueProgressAsync("predictions"));
    }

    private string[] PredictQuery(string query) => _scene.Predict(["--database", _scene.Url, "--query", query, "--key", "id", "--into", "predictions"]);
}
