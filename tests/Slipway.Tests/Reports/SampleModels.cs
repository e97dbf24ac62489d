using Slipway.Columns;
using Slipway.Models;

namespace Slipway.Tests.Reports;

/// <summary>Models of every kind that a report must cope with. Equal calls give equal models.</summary>
internal static class SampleModels
{
    public const string Script = "</script><script>alert(1)</script>";
    public const string Image = "\"><img src=x onerror=alert(2)>";

    private static readonly string[] BostonParts = ["crim", "zn", "indus", "chas", "nox", "rm", "age", "dis", "rad", "tax", "ptratio", "b", "lstat"];

    public static IReadOnlyDictionary<string, Func<SampleModel>> All { get; } = new Dictionary<string, Func<SampleModel>>
    {
        ["boston"] = Boston,
        ["binary"] = Binary,
        ["multiclass"] = Multiclass,
        ["many-classes"] = ManyClasses,
        ["worse"] = Worse,
        ["imported"] = Imported,
        ["wide"] = Wide,
        ["three-test-rows"] = ThreeTestRows,
        ["hostile"] = Hostile,
    };

    /// <summary>The true table, split as by <c>last: 10%</c>, with a plain boosting of stumps in LightGBM's place.</summary>
    public static SampleModel Boston()
    {
        var rows = File.ReadLines(Repository.Boston("boston.csv")).Skip(1)
            .Select(line => line.Split(',').Select(text => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToArray())
            .ToArray();
        var sample = new SampleTable(rows.Length, 455, "boston-housing", "medv", TaskKind.Regression, "SELECT * FROM boston_housing");
        foreach (var (name, place) in BostonParts.Select((name, place) => (name, place)))
        {
            var type = name is "chas" or "rad" or "tax" ? ColumnType.Integer : ColumnType.Number;
            sample.Add(name, type, row => rows[row][place]);
        }

        return sample.Regression(row => rows[row][^1], rounds: 400);
    }

    public static SampleModel Binary()
    {
        var random = new Random(11);
        var rows = Enumerable.Range(0, 4000).Select(_ => (Age: random.Next(18, 90), Visits: random.Next(0, 9), Spent: Math.Exp(Normal(random) * 1.4 + 3))).ToArray();
        var sample = new SampleTable(rows.Length, 3200, "churn", "churned", TaskKind.Binary, "SELECT * FROM customers WHERE signed_up < '2026-01-01'") { Classes = ["no", "yes"] };
        sample.Add("age", ColumnType.Integer, row => rows[row].Age);
        sample.Add("visits_last_month", ColumnType.Integer, row => rows[row].Visits);
        sample.Add("spent", ColumnType.Decimal, row => random.Next(20) == 0 ? null : Math.Round(rows[row].Spent, 2));
        sample.Add("newsletter", ColumnType.Boolean, _ => random.Next(3) == 0 ? 1 : 0);
        sample.Add("signed_up", ColumnType.Date, row => 19000 + random.Next(900) + row / 20);
        sample.Add("last_seen", ColumnType.Timestamp, row => (20400.0 + random.NextDouble() * 60) * 86400e6);
        sample.AddText("plan", _ => random.Next(30) == 0 ? null : Pick(random, "free", "free", "basic", "basic", "basic", "team", "enterprise"));
        sample.AddText("city", _ => "city " + (int)(Math.Abs(Normal(random)) * 12));
        return sample.Classification(row => -2.2 + rows[row].Age / 40.0 - rows[row].Visits * 0.55 + Math.Log(rows[row].Spent) * 0.5, seed: 12);
    }

    /// <summary>As <see cref="Boston"/>, but trained by another program, on rows that nobody knows.</summary>
    public static SampleModel Imported()
    {
        var trained = Boston();
        return new SampleModel(
            trained.Metadata with
            {
                Imported = new ImportRecord("LightGBM", null, "boston.txt", new string('7', 64)),
                TrainMeanSquareError = null,
                Split = new SplitRecord("all", 0, trained.Metadata.Split.TestRows),
                Metrics = trained.Metadata.Metrics with { Train = [] },
                Versions = VersionRecord.Current(null),
            },
            trained.Inputs with
            {
                Train = new([], []),
                TestColumns = new ColumnBatch(trained.Inputs.TestColumns.Schema, 0),
                LearningCurve = null,
            });
    }

    public static SampleModel Multiclass()
    {
        var sample = new SampleTable(1200, 960, "species", "species", TaskKind.Multiclass, "SELECT * FROM leaves") { Classes = ["ash", "beech", "oak", "sycamore maple"] };
        AddNoise(sample, 9, 21);
        return sample.Classification(row => (row * 7919 % 1200) / 300.0, seed: 22);
    }

    public static SampleModel ManyClasses()
    {
        var sample = new SampleTable(3000, 2400, "postal-districts", "district", TaskKind.Multiclass, "SELECT * FROM parcels")
        {
            Classes = [.. Enumerable.Range(1, 30).Select(i => $"district {i} beyond the old northern city wall")],
        };
        AddNoise(sample, 5, 31);
        return sample.Classification(row => (row * 7919 % 3000) / 100.0, seed: 32);
    }

    public static SampleModel Worse()
    {
        var random = new Random(907_131);
        var sample = new SampleTable(400, 340, "lottery", "jackpot", TaskKind.Regression, "SELECT * FROM draws");
        AddNoise(sample, 6, 42);
        return sample.Regression(_ => 182_000 + Normal(random) * 40_000, rounds: 600, learningRate: 0.5);
    }

    public static SampleModel Wide()
    {
        var random = new Random(51);
        var sample = new SampleTable(900, 720, "sensors", "yield_in_kilograms_per_hour", TaskKind.Regression, "SELECT * FROM measurements");
        var driver = Enumerable.Range(0, 900).Select(_ => Normal(random)).ToArray();
        sample.Add("the_temperature_of_the_third_furnace_in_kelvin", ColumnType.Number, row => 900 + driver[row] * 20);
        AddNoise(sample, 59, 52);
        return sample.Regression(row => 5 + driver[row] * 2 + Normal(random) * 0.7, rounds: 120);
    }

    public static SampleModel ThreeTestRows()
    {
        var random = new Random(61);
        var sample = new SampleTable(30, 27, "tiny", "price", TaskKind.Regression, "SELECT * FROM flats");
        sample.Add("rooms", ColumnType.Integer, row => row % 5 + 1);
        sample.AddText("street", row => row % 2 == 0 ? "High Street" : "Mill Lane");
        return sample.Regression(row => (row % 5 + 1) * 0.0021 + random.NextDouble() * 0.001, rounds: 40);
    }

    /// <summary>Names from someone who wishes the reader ill.</summary>
    public static SampleModel Hostile()
    {
        var random = new Random(71);
        var sample = new SampleTable(300, 240, Script, Image, TaskKind.Binary, "SELECT '" + Script + "'") { Classes = [Script, Image] };
        sample.Add(Script, ColumnType.Number, _ => random.NextDouble());
        sample.Add(Image, ColumnType.Number, _ => random.NextDouble());
        sample.Add("{{script}}\u2028\u0000\ud83d\ude80 ünï", ColumnType.Number, _ => random.NextDouble());
        sample.Add("half \ud83d", ColumnType.Number, _ => random.NextDouble());
        sample.Add("__proto__", ColumnType.Number, _ => random.NextDouble());
        sample.AddText("<b>text</b>", _ => Pick(random, Script, Image, "<!--", "constructor"));
        return sample.Classification(row => row % 7 - 3, seed: 72);
    }

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static void AddNoise(SampleTable sample, int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 1; i <= count; i++)
        {
            sample.Add($"measure_{i}", ColumnType.Number, _ => Math.Round(Normal(random) * (seed + 3), 3));
        }
    }

    private static string Pick(Random random, params string[] values) => values[random.Next(values.Length)];
}
