using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using Slipway.Benchmarks;

// After bench/scoring/models.py, in this folder:
//   dotnet run -c Release -- --filter '*'                  all models
//   dotnet run -c Release -- --filter '*"m1"*'             one of them
var config = DefaultConfig.Instance
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .WithArtifactsPath(Path.Combine(ScorerBenchmarks.DataFolder(), "kernels"))
    .WithSummaryStyle(SummaryStyle.Default.WithTimeUnit(TimeUnit.Nanosecond));
BenchmarkSwitcher.FromTypes([typeof(ScorerBenchmarks)]).Run(args, config);
