using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using Slipway.Features;
using Slipway.Models;
using Slipway.Scoring;

namespace Slipway.Benchmarks;

/// <summary>Slipway's scorers alone, in time a row, on the models that <c>bench/scoring/run</c> made.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class ScorerBenchmarks
{
    /// <summary>How many rows an operation scores; the reported time is that of one.</summary>
    private const int Rows = 10_000;

    private IScorer _scorer = null!;
    private FeatureMatrix _rows = null!;
    private double[] _scores = null!;

    /// <summary>The models' folders.</summary>
    public static IEnumerable<string> Models() =>
        Directory.GetFiles(DataFolder(), "model.txt", SearchOption.AllDirectories).Select(path => Path.GetFileName(Path.GetDirectoryName(path)!)).Order(StringComparer.Ordinal);

    /// <summary>The model's folder.</summary>
    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    /// <summary>The scorer's name, as <c>SLIPWAY_SCORER</c> takes it.</summary>
    [Params("reference", "portable", "avx2", "avx512", "avx512-vbmi")]
    public string Scorer { get; set; } = "";

    /// <summary>Makes the scorer and reads the rows.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Environment.SetEnvironmentVariable("SLIPWAY_SCORER", Scorer);
        var folder = Path.Combine(DataFolder(), Model);
        var path = Path.Combine(folder, "model.txt");
        var estimator = ModelReader.Read(File.ReadAllBytes(path), path);
        _scorer = ScorerFactory.Create(estimator);
        _rows = Read(Path.Combine(folder, $"rows-{Rows}.f32"), estimator.FeatureCount);
        _scores = new double[Rows * _scorer.OutputCount];
    }

    /// <summary>Scores all rows at once.</summary>
    [Benchmark(OperationsPerInvoke = Rows)]
    public void Score() => _scorer.Score(_rows, _scores);

    private static FeatureMatrix Read(string path, int columnCount)
    {
        var values = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path));
        var rows = new FeatureMatrix(columnCount, Rows) { RowCount = Rows };
        for (var i = 0; i < values.Length; i++)
        {
            rows.Column(i % columnCount)[i / columnCount] = values[i];
        }

        return rows;
    }

    internal static string DataFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "slipway.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("No slipway.slnx above the benchmarks.");
        }

        return Path.Combine(folder, "artifacts", "bench", "scoring");
    }
}
