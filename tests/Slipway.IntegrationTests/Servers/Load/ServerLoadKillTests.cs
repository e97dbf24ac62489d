using System.Globalization;
using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Load;

/// <summary>Loads that are killed in the middle: nothing is half loaded, and the next load works. One subclass a product.</summary>
public abstract class ServerLoadKillTests(ServerFixture fixture) : ServerLoadSuite(fixture)
{
    private const int Rows = 300_000;
    private const int Kills = 4;
    private const int Seed = 20270112;

    /// <summary>Asks for a row where a session of this database writes rows in bulk.</summary>
    protected abstract string AnyBulkWriting { get; }

    [Theory]
    [InlineData("")]
    [InlineData("--replace")]
    [InlineData("--append")]
    public async Task A_killed_load_leaves_no_row_and_the_next_one_works(string option)
    {
        var random = new Random(Seed);
        var small = Write("small.csv", "x,y\n-1,old\n");
        var large = Write("large.csv", "x,y\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i},text {i}\n"))));
        string[] again = option.Length == 0 ? ["--replace"] : [option];
        for (var kill = 1; kill <= Kills; kill++)
        {
            await ExecuteAsync("DROP TABLE IF EXISTS t");
            var before = option.Length == 0 ? "" : "t";
            if (before.Length > 0)
            {
                await RunAsync(small);
            }

            var wasInMidRun = await KillAsync(random, [large, option]);
            var tables = (await TablesAsync()).Split(',', StringSplitOptions.RemoveEmptyEntries);
            var rows = before.Length > 0 ? await QueryRowAsync("SELECT count(*), min(x) FROM t") : "";
            await RunAsync([large, .. again]);

            Assert.True(wasInMidRun, $"seed {Seed}, kill {kill}: it was over before");
            Assert.Equal(before, string.Join(',', tables.Where(table => !table.StartsWith("slipway_load_", StringComparison.Ordinal))));
            Assert.InRange(tables.Length, before.Length, before.Length + (IsMySql ? 1 : 0));
            Assert.Equal(before.Length > 0 ? "1|-1" : "", rows);
            Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{Rows + (option == "--append" ? 1 : 0)}"), await QueryRowAsync("SELECT count(*) FROM t"));
            Assert.Equal("t", await TablesAsync());
        }
    }

    private async Task<bool> KillAsync(Random random, string[] arguments)
    {
        using var process = SlipwayProgram.Start(".", [.. Load(arguments)]);
        while (!process.HasExited && (await QueryAsync(AnyBulkWriting)).Count == 0)
        {
            await Task.Delay(1);
        }

        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(random.Next(60)));
        var isInMidRun = !process.HasExited;
        process.Kill();
        await process.WaitForExitAsync();
        return isInMidRun;
    }

    private async Task RunAsync(params string[] arguments)
    {
        var result = await SlipwayProgram.RunAsync(".", [.. Load(arguments)]);
        Assert.True(result.ExitCode == 0, result.ToString());
    }

    private IEnumerable<string> Load(string[] arguments) =>
        ["load", "--database", Server.Url(Database), "--into", "t", "--no-progress", .. arguments.Where(argument => argument.Length > 0)];
}
