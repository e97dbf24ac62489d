using System.Globalization;
using System.Text;
using System.Text.Json;
using Slipway.IntegrationTests.Programs;
using Slipway.Scoring.Kernels;
using Slipway.Tests;

namespace Slipway.IntegrationTests.Scoring;

/// <summary>The published program's kernels, which are compiled ahead of time and partly lie in libraries beside it.</summary>
public sealed class PublishedKernelTests(DemoFixture demo, ITestOutputHelper output) : IDisposable
{
    private const int Rows = 5000;
    private const int BlockRows = 512;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-kernels-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Each_kernel_predicts_the_same_and_says_its_name()
    {
        WriteRows();
        var expected = await PredictAsync("portable");
        foreach (var level in Enum.GetValues<KernelLevel>().Where(IsRunnable))
        {
            Assert.Equal(expected, await PredictAsync(level.Name()));
            output.WriteLine($"kernel {level.Name()}: {Rows} rows in {(Rows + BlockRows - 1) / BlockRows} blocks");
        }

        // The reference adds doubles, and no whole numbers.
        var reference = await PredictAsync("reference");
        Assert.All(expected.Zip(reference), pair => Assert.Equal(pair.Second, pair.First, 1e-5));
    }

    [Fact]
    public async Task Without_being_told_it_takes_the_fastest_that_the_processor_has()
    {
        WriteRows();
        var fastest = Enum.GetValues<KernelLevel>().Last(IsRunnable);

        var result = await SlipwayProgram.RunAsync(_folder.FullName, "predict", "--file", "rows.csv", "--output", "out.csv", "--model-dir", demo.Model, "--json");

        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(fastest.Name(), json.RootElement.GetProperty("scorer").GetString());
    }

    [Fact]
    public async Task A_kernel_that_does_not_exist_is_refused()
    {
        WriteRows();

        var result = await RunAsync("avx1024");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("SLIPWAY_SCORER is 'avx1024', which is no scorer. There are: reference, portable", result.Output, StringComparison.Ordinal);
    }

    private static bool IsRunnable(KernelLevel level) => level == KernelLevel.Portable || ProcessorFlags.Has(level);

    private async Task<double[]> PredictAsync(string scorer)
    {
        var result = await RunAsync(scorer);
        Assert.True(result.ExitCode == 0, result.ToString());
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(scorer, json.RootElement.GetProperty("scorer").GetString());
        var lines = await File.ReadAllLinesAsync(Path.Combine(_folder.FullName, "out.csv"));
        return [.. lines.Skip(1).Select(line => double.Parse(line.Split(',')[^1], CultureInfo.InvariantCulture))];
    }

    private Task<ProgramResult> RunAsync(string scorer) => SlipwayProgram.RunAsync(
        _folder.FullName,
        new Dictionary<string, string> { ["SLIPWAY_SCORER"] = scorer },
        "predict", "--file", "rows.csv", "--output", "out.csv", "--model-dir", demo.Model, "--json");

    /// <summary>Boston's rows, again and again with small changes.</summary>
    private void WriteRows()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "examples", "boston", "boston.csv"));
        var random = new Random(1);
        var text = new StringBuilder(lines[0]).AppendLine();
        for (var row = 0; row < Rows; row++)
        {
            var cells = lines[1 + (row % (lines.Length - 1))].Split(',');
            cells[5] = (double.Parse(cells[5], CultureInfo.InvariantCulture) + random.NextDouble() - 0.5).ToString(CultureInfo.InvariantCulture);
            text.AppendJoin(',', cells).AppendLine();
        }

        File.WriteAllText(Path.Combine(_folder.FullName, "rows.csv"), text.ToString());
    }
}
