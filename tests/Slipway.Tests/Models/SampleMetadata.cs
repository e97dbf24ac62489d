using Slipway.Columns;
using Slipway.Features;
using Slipway.Models;

namespace Slipway.Tests.Models;

/// <summary>The metadata of a small model.</summary>
internal static class SampleMetadata
{
    public static Metadata Create() => new()
    {
        Name = "house",
        Created = "2026-01-01T00:00:00Z",
        Task = TaskKind.Regression,
        Target = new TargetColumn("medv", ColumnType.Number),
        Features = [new Feature { Name = "town", Type = ColumnType.Text, Categories = ["größe", "a\"b"] }],
        Metrics = new ModelMetrics(new() { ["r2"] = 0.1 }, new() { ["r2"] = 1.0 / 3 }, []),
        Contract = new ContractStatistics(0, []),
        Split = new SplitRecord("last: 10%", 9, 1),
        Parameters = new() { ["depth"] = "4" },
        Source = new SourceRecord("sqlite", "house", 10, "sha256:00"),
        Versions = VersionRecord.Current("4.7.0"),
    };
}
