using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults;

/// <summary>A source that others write to in mid-run.</summary>
public abstract class ServerChangingSourceTests(ServerFixture fixture, DemoFixture demo) : ServerFaultTests(fixture, demo)
{
    private const string Features = "crim, zn, indus, chas, nox, rm, age, dis, rad, tax, ptratio, b, lstat";

    // One row of each kind before all others, and one after them.
    private static readonly string[] Changes =
    [
        $"INSERT INTO many SELECT -1, {Features} FROM many WHERE id = 5", $"INSERT INTO many SELECT {Rows + 1}, {Features} FROM many WHERE id = 5",
        "UPDATE many SET lstat = 30, rm = 4 WHERE id = 2", $"UPDATE many SET lstat = 30, rm = 4 WHERE id = {Rows - 1}",
        "DELETE FROM many WHERE id = 1", $"DELETE FROM many WHERE id = {Rows}",
    ];

    [Fact]
    public async Task A_run_reads_one_moment_and_the_next_new_one_what_was_inserted_since()
    {
        await using var run = FaultScene.Start(Scene.Predict(Into));
        await Scene.WaitForRowsAsync(run, Into, 1);
        run.Process.Freeze();
        await Scene.ExecuteAsync(Changes);
        run.Process.Thaw();
        var result = await run.EndAsync();

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal($"{Rows}|{Rows}", await Scene.QueryRowAsync(
            $"SELECT (SELECT count(*) FROM {Into}), count(*) FROM {Into} AS p JOIN {Undisturbed} AS u ON u.id = p.id AND u.prediction = p.prediction"));

        await FaultScene.SucceedAsync(Scene.Predict(Into, "--new"));

        Assert.Equal($"{Rows}|2", await CountByRunAsync());
        Assert.Equal("0", await MissingAsync());
    }

    [Fact]
    public async Task An_interrupted_run_goes_on_with_what_is_there_now_and_the_next_new_one_loses_nothing()
    {
        await using (var killed = FaultScene.Start(Scene.Predict(Into)))
        {
            await Scene.WaitForRowsAsync(killed, Into, 1);
            killed.Process.Kill();
        }

        await Scene.ExecuteAsync(Changes);
        await FaultScene.SucceedAsync(Scene.Predict(Into));

        // Of the first rows as they were, of the last ones as they are.
        Assert.Equal($"{Rows}", await Scene.QueryRowAsync($"SELECT count(*) FROM {Into}"));
        Assert.Equal("1|2", await Scene.QueryRowAsync(
            $"SELECT min(p.id), max(p.id) - {Rows - 1} FROM {Into} AS p LEFT JOIN {Undisturbed} AS u ON u.id = p.id WHERE p.id IN (1, 2) OR u.prediction IS NULL OR u.prediction <> p.prediction"));
        Assert.Equal("1", await MissingAsync());

        await FaultScene.SucceedAsync(Scene.Predict(Into, "--new"));

        Assert.Equal($"{Rows}|1", await CountByRunAsync());
        Assert.Equal("0", await MissingAsync());
    }

    private Task<string> MissingAsync() => Scene.QueryRowAsync($"SELECT count(*) FROM many AS m LEFT JOIN {Into} AS p ON p.id = m.id WHERE p.id IS NULL");

    private async Task<string> CountByRunAsync() =>
        string.Join('|', await Scene.Server.QueryAsync(Scene.Database, $"SELECT count(*) FROM {Into} GROUP BY run_id ORDER BY run_id"));
}
