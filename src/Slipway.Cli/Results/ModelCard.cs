using Slipway.Cli.Output;
using Slipway.Features;
using Slipway.Models;
using Spectre.Console;

namespace Slipway.Cli.Results;

/// <summary>What <c>slipway show</c> says of a model.</summary>
internal static class ModelCard
{
    private const int MostFeatures = 40;
    private const int MostCategories = 4;

    public static void Write(IAnsiConsole console, Metadata metadata)
    {
        WriteHead(console, metadata);
        if (metadata.Metrics.Test.Count > 0)
        {
            MetricsTable.Write(console, metadata.Metrics);
        }

        WriteFeatures(console, metadata);
        if (metadata.Parameters.Count > 0)
        {
            WriteParameters(console, metadata);
        }
    }

    private static void WriteParameters(IAnsiConsole console, Metadata metadata)
    {
        var parameters = new ResultTable("parameter", "value");
        foreach (var (name, value) in metadata.Parameters)
        {
            parameters.Add(name, value);
        }

        parameters.Write(console);
    }

    private static void WriteHead(IAnsiConsole console, Metadata metadata)
    {
        var grid = new Grid().AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 2, 0) }).AddColumn();
        void Line(string name, string value) => grid.AddRow(new Text(name), new Text(value));

        Line("model", metadata.Name);
        Line("predicts", $"{metadata.Target.Name} ({metadata.Task.ToString().ToLowerInvariant()}{(metadata.Classes.Count > 0 ? ": " + Classes(metadata.Classes) : "")})");
        if (metadata.Imported is { } imported)
        {
            Line("imported", $"{metadata.Created} by Slipway {metadata.Versions.Slipway} from {imported.File}, {ImportView.Format(imported)} (sha256:{imported.Sha256[..12]}…)");
            Line("contract", Source(metadata));
            Line("tested", ImportView.Tested(metadata));
        }
        else
        {
            Line("trained", $"{metadata.Created} by Slipway {metadata.Versions.Slipway}{(metadata.Versions.LightGbm is { } version ? $" with LightGBM {version}" : "")}");
            Line("source", Source(metadata));
            Line("split", $"{Figures.Count(metadata.Split.TrainRows)} rows to train, {Figures.Count(metadata.Split.TestRows)} to test ({metadata.Split.Test})");
        }

        Line("digest", metadata.Digest);
        console.Write(grid);
    }

    private static string Source(Metadata metadata) =>
        $"{metadata.Source.Provider}: {metadata.Source.Query} ({Figures.Count(metadata.Source.Rows)} rows, {metadata.Source.DataDigest[..19]}…)";

    private static void WriteFeatures(IAnsiConsole console, Metadata metadata)
    {
        var gains = new FeatureGains(metadata.Importance);
        string[] gain = gains.AreKnown ? ["gain"] : [];
        var table = new ResultTable(["feature", "type", "values", "missing", .. gain]).AlignLeft(1, 2);
        foreach (var feature in metadata.Features.OrderByDescending(gains.Of).Take(MostFeatures))
        {
            string[] share = gains.AreKnown ? [Figures.Share(gains.Of(feature))] : [];
            table.Add([feature.Name, feature.Type.ToString().ToLowerInvariant(), Values(feature), Figures.Share(feature.ShareMissing), .. share]);
        }

        table.Write(console);
        if (metadata.Features.Count > MostFeatures)
        {
            console.WriteLine($"… and {metadata.Features.Count - MostFeatures} features with less gain; --json lists all.");
        }
    }

    private static string Values(Feature feature)
    {
        if (feature.Categories is { } categories)
        {
            return Classes(categories);
        }

        return feature.Type is Columns.ColumnType.Date or Columns.ColumnType.Timestamp
            ? $"{Day(feature, feature.Min!.Value)} to {Day(feature, feature.Max!.Value)}"
            : $"{Figures.Measure(feature.Min!.Value)} to {Figures.Measure(feature.Max!.Value)}";
    }

    private static string Day(Feature feature, double value) => Figures.Moment(
        feature.Type == Columns.ColumnType.Date ? DateTime.UnixEpoch.AddDays(value) : DateTime.UnixEpoch.AddMicroseconds(value))[..10];

    private static string Classes(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostCategories)) + (names.Count > MostCategories ? $", … ({names.Count})" : "");
}
