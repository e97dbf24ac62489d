using System.Globalization;
using System.Text;
using Slipway.Exports;
using Slipway.Exports.Sql;
using Slipway.Models;
using Slipway.Projects;

namespace Slipway.IntegrationTests.Export;

/// <summary>Rows with every kind of feature, missing values and texts that quotes, collations and encodings could go wrong on.</summary>
internal static class MixedRows
{
    public const string Header = "id,number,small,price,whole,flag,town,day,moment,amount,kind,grade";

    /// <summary>The texts of <c>town</c>.</summary>
    private static readonly string[] Towns = ["O'Hara", "a\\b", "größe", "a", "A", "a ", "日本", "\"x\"", "%_;--"];

    /// <summary>A CSV file's text, drawn by a seed.</summary>
    public static string Csv(int rows)
    {
        var random = new Random(5);
        var text = new StringBuilder($"{Header}\n");
        for (var id = 1; id <= rows; id++)
        {
            var number = random.NextDouble() * 4 - 2;
            var small = (float)(random.Next(64) / 8.0);
            var price = random.Next(100_000) / 1000m;
            var whole = random.Next(-500, 500);
            var flag = random.Next(2) == 0;
            var town = random.Next(Towns.Length);
            var moment = new DateTime(2019, 1, 1).AddMinutes(random.Next(3_000_000)).AddTicks(random.Next(60_000_000) * 10L);
            var amount = number * 3 + small + (double)price / 20 + whole / 100.0 + (flag ? 2 : 0) + town % 4 * 3 + moment.Month / 2.0 + moment.Hour / 4.0 + (int)moment.DayOfWeek;
            string?[] values =
            [
                number.ToString("R", CultureInfo.InvariantCulture), small.ToString(CultureInfo.InvariantCulture), price.ToString(CultureInfo.InvariantCulture),
                whole.ToString(CultureInfo.InvariantCulture), flag ? "true" : "false", $"\"{Towns[town].Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
                moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), moment.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture),
            ];
            var known = values.Select(value => random.Next(12) == 0 ? "" : value);
            var target = string.Create(CultureInfo.InvariantCulture, $"{amount:F3},{(amount > 18 ? "it's" : "non")},{(amount < 15 ? 1 : amount < 21 ? 2 : 4)}");
            text.Append(CultureInfo.InvariantCulture, $"{id},{string.Join(',', known)},{target}\n");
        }

        return text.ToString();
    }

    /// <summary>Numbers on and beside the half ways at which a column's splits part doubles.</summary>
    public static IEnumerable<double> Ties(string modelFolder, string column)
    {
        var folder = ModelFolder.Read(new ModelLocation(modelFolder));
        var forest = (Forest)folder.ReadEstimator();
        var index = folder.Metadata.Features.SelectMany(feature => feature.ModelColumns()).ToList().IndexOf(column);
        var ends = forest.Trees
            .SelectMany(tree => tree.Splits.ToArray().Where(split => split.Feature == index).SelectMany(split => SplitRegions.Of(split, tree, forest.ZeroThreshold).Ends))
            .Distinct()
            .Take(40)
            .ToArray();
        Assert.NotEmpty(ends);
        foreach (var end in ends)
        {
            var half = RoundedBound.Above(end).Value;
            yield return end;
            yield return MathF.BitIncrement(end);
            yield return half;
            yield return double.BitIncrement(half);
            yield return double.BitDecrement(half);
        }
    }
}
