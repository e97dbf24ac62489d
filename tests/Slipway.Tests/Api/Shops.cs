using System.Globalization;
using System.Text;
using Slipway.Tests.Cli;

namespace Slipway.Tests.Api;

/// <summary>Seeded rows of text, a date, a time, a flag and numbers, all with gaps, and a size that follows from them.</summary>
internal sealed class Shops
{
    private static readonly string[] Towns = ["Salem", "Größe, hell", "", "ℵ\"quoted\""];

    public Shops(int seed, int rows)
    {
        var random = new Random(seed);
        for (var row = 0; row < rows; row++)
        {
            Town.Add(Or(random, Towns[random.Next(Towns.Length)]));
            Opened.Add(random.Next(9) == 0 ? null : new DateOnly(1968, 1, 1).AddDays(random.Next(2_000)));
            Seen.Add(random.Next(9) == 0 ? null : new DateTime(1969, 6, 1).AddSeconds(random.Next(60_000_000)));
            IsOpen.Add(random.Next(9) == 0 ? null : random.Next(2) == 0);
            Staff.Add(random.Next(9) == 0 ? null : random.Next(40));
            Price.Add(random.Next(9) == 0 ? null : Math.Round(random.NextDouble() * 100, 3));
            Size.Add(Town[row] == Towns[0] ? "small" : Price[row] > 50 ? "large" : Opened[row]?.Month < 5 || Seen[row]?.Hour > 12 ? "middle, lower" : "middle");
        }
    }

    public List<string?> Town { get; } = [];

    public List<DateOnly?> Opened { get; } = [];

    public List<DateTime?> Seen { get; } = [];

    public List<bool?> IsOpen { get; } = [];

    public List<int?> Staff { get; } = [];

    public List<double?> Price { get; } = [];

    public List<string> Size { get; } = [];

    public int Count => Town.Count;

    public ColumnSet Columns() => new ColumnSet()
        .Add("price", Price).Add("town", Town).Add("SEEN", Seen).Add("opened", Opened).Add("is_open", IsOpen).Add("staff", Staff);

    public Dictionary<string, object?> Row(int row) => new()
    {
        ["staff"] = Staff[row],
        ["is_open"] = IsOpen[row],
        ["opened"] = Opened[row],
        ["seen"] = Seen[row],
        ["Town"] = Town[row],
        ["price"] = Price[row],
    };

    /// <summary>Trains a model with the command line.</summary>
    /// <param name="folder">Receives the rows and the folder <c>model</c>.</param>
    /// <param name="target">What it learns to say of a row.</param>
    public async Task TrainAsync(TemporaryFolder folder, Func<int, string> target)
    {
        folder.Write("shops.csv", Csv(target));
        var train = await Invocation.RunAsync(
            "train", "--file", folder.File("shops.csv"), "--target", "target", "--model-dir", folder.File("model"), "--set", "train.trees=40");
        Assert.True(train.ExitCode == 0, train.Error);
    }

    private string Csv(Func<int, string> target)
    {
        var csv = new StringBuilder("town,opened,seen,is_open,staff,price,target\n");
        for (var row = 0; row < Count; row++)
        {
            var town = Town[row] is { } name ? $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : "";
            csv.Append(
                CultureInfo.InvariantCulture,
                $"{town},{Opened[row]:yyyy-MM-dd},{Seen[row]:yyyy-MM-dd HH:mm:ss},{IsOpen[row]},{Staff[row]},{Price[row]},\"{target(row)}\"\n");
        }

        return csv.ToString();
    }

    private static string? Or(Random random, string value) => random.Next(9) == 0 ? null : value;
}
