using Slipway.IntegrationTests.Programs;
using Slipway.Sinks;

namespace Slipway.IntegrationTests.Servers.Faults;

/// <summary>Runs over keys that a collation may hold for equal, killed and run again.</summary>
public abstract class ServerTextKeyTests(ServerFixture fixture, DemoFixture demo)
{
    private const int Rows = 12_000;
    private const int Kills = 3;
    private const string Into = "predictions";
    private const string Undisturbed = "undisturbed";

    // 'a', 'A' and 'a ' of each number.
    private const string Letter = "CASE n % 3 WHEN 0 THEN 'a' WHEN 1 THEN 'A' ELSE 'a ' END";

    /// <summary>A type of text under which all different texts are different.</summary>
    protected abstract string ExactText { get; }

    /// <summary>Text of the database's own collation.</summary>
    protected abstract string Text { get; }

    [Fact]
    public Task A_text_and_a_number_that_are_the_primary_key() =>
        KillAsync($"part {ExactText} NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (part, number)", $"{Letter}, n - n % 3", "part", "number");

    [Fact]
    public Task A_text_and_a_number_without_an_index() =>
        KillAsync($"part {Text} NOT NULL, number INTEGER NOT NULL", $"{Letter}, n - n % 3", "part", "number");

    [Fact]
    public Task A_number_and_a_text_without_an_index() =>
        KillAsync($"number INTEGER NOT NULL, part {Text} NOT NULL", $"n - n % 3, {Letter}", "number", "part");

    [Fact]
    public Task A_text_that_is_the_primary_key() =>
        KillAsync($"part {ExactText} PRIMARY KEY", $"CONCAT(n - n % 3, {Letter})", "part");

    [Fact]
    public Task A_text_without_an_index() =>
        KillAsync($"part {Text}", $"CONCAT(n - n % 3, {Letter})", "part");

    private async Task KillAsync(string definition, string values, params string[] key)
    {
        var scene = await FaultScene.CreateAsync(await fixture.GetAsync(), demo, key);
        await scene.CreateRowsAsync(Rows, (definition, values));
        await FaultScene.SucceedAsync(scene.Predict(Undisturbed));

        for (var kill = 1; kill <= Kills; kill++)
        {
            await using var killed = FaultScene.Start(scene.PredictSlowly(Into));
            await scene.WaitForRowsAsync(killed, Into, kill * Rows / (Kills + 2));
            killed.Process.Kill();
        }

        Assert.InRange(await scene.RequireTrueProgressAsync(Into), 1, Rows - 1);
        await FaultScene.SucceedAsync(scene.Predict(Into));

        await scene.RequireEqualAsync(Undisturbed, Into);
        Assert.Equal(Rows, await scene.RequireTrueProgressAsync(Into));
        Assert.Equal(RunState.Finished, Assert.Single(await scene.RunsAsync(Into)).State);
        Assert.Equal($"{Rows}", await scene.QueryRowAsync($"SELECT count(*) FROM (SELECT DISTINCT {string.Join(", ", key)} FROM {Into}) AS k"));
    }
}
