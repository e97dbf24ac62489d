using System.Globalization;
using Slipway.Features;

namespace Slipway.Tests.Models.XgBoost;

/// <summary>The models that make_models.py saved, and what XGBoost predicts by them.</summary>
internal static class XgBoostFiles
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Slipway.Tests", "Models", "XgBoost", "Files");

    public static IEnumerable<string> Names { get; } =
        [.. Directory.GetFiles(Folder).Select(path => Path.GetFileName(path)!).Where(name => !name.EndsWith(".csv", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    /// <summary>The rows of a model, and the margins and predictions that XGBoost has for them.</summary>
    public static (FeatureMatrix Rows, float[][] Margins, float[][] Predictions) Predicted(string name)
    {
        var lines = File.ReadAllLines(Path.Combine(Folder, Path.ChangeExtension(name, ".csv")));
        var head = lines[0].Split(',');
        var values = lines[1..].Select(line => line.Split(',').Select(text => float.Parse(text, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        float[][] Part(string part) =>
            [.. values.Select(row => row.Where((_, column) => head[column].StartsWith(part, StringComparison.Ordinal)).ToArray())];
        var features = Part("feature");
        var rows = new FeatureMatrix(features[0].Length, features.Length) { RowCount = features.Length };
        for (var column = 0; column < rows.ColumnCount; column++)
        {
            features.Select(row => row[column]).ToArray().CopyTo(rows.Column(column));
        }

        return (rows, Part("margin"), Part("prediction"));
    }
}
