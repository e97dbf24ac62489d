using System.Text;
using Slipway.Columns;
using Slipway.Features;
using Slipway.Models;
using Slipway.Reports;
using Slipway.Training.LightGbm;

namespace Slipway.Tests.Reports;

/// <summary>A table under construction that ends as a model: the first rows train it, the others test it.</summary>
internal sealed class SampleTable(int rows, int trainRows, string name, string target, TaskKind task, string query)
{
    private readonly List<Feature> _features = [];
    private readonly List<(ColumnInfo Info, object?[] Values)> _columns = [];

    public IReadOnlyList<string> Classes { get; init; } = [];

    public void Add(string column, ColumnType type, Func<int, double?> value)
    {
        var values = Enumerable.Range(0, rows).Select(value).ToArray();
        var known = values.Take(trainRows).OfType<double>().Order().ToArray();
        _columns.Add((new ColumnInfo(column, type), [.. values.Cast<object?>()]));
        _features.Add(new Feature
        {
            Name = column,
            Type = type,
            Min = known[0],
            Max = known[^1],
            Quantiles = [.. Enumerable.Range(0, 11).Select(i => known[(known.Length - 1) * i / 10])],
            ShareMissing = 1 - (double)known.Length / trainRows,
            ShareFractional = (double)known.Count(value => value != Math.Floor(value)) / known.Length,
        });
    }

    public void AddText(string column, Func<int, string?> value)
    {
        var values = Enumerable.Range(0, rows).Select(value).ToArray();
        _columns.Add((new ColumnInfo(column, ColumnType.Text), [.. values]));
        _features.Add(new Feature
        {
            Name = column,
            Type = ColumnType.Text,
            Categories = [.. values.Take(trainRows).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            ShareMissing = (double)values.Take(trainRows).Count(text => text is null) / trainRows,
        });
    }

    public SampleModel Regression(Func<int, double> actual, int rounds, double learningRate = 0.1)
    {
        var values = Enumerable.Range(0, rows).Select(actual).ToArray();
        var numeric = _columns.Select(column => column.Values.Select(value => value as double? ?? double.NaN).ToArray()).ToArray();
        var boosted = StumpBoosting.Fit(numeric, values, trainRows, rounds, learningRate);
        var mean = values.Take(trainRows).Average();
        PredictedRows train = new(values[..trainRows], boosted.Predictions[..trainRows]);
        PredictedRows test = new(values[trainRows..], boosted.Predictions[trainRows..]);
        var metrics = new ModelMetrics(
            SampleMetrics.Regression(train), SampleMetrics.Regression(test),
            SampleMetrics.Regression(new PredictedRows(test.Actual, [.. test.Actual.Select(_ => mean)])));
        return Model(metrics, train, test, boosted.Gains, Curve("mean_square_error", boosted.TrainLoss, boosted.TestLoss));
    }

    /// <summary>A row's class follows from <paramref name="score"/> and chance; the probabilities know the score but not the chance.</summary>
    public SampleModel Classification(Func<int, double> score, int seed)
    {
        var random = new Random(seed);
        var actual = new double[rows];
        var predicted = new double[rows * Classes.Count];
        for (var row = 0; row < rows; row++)
        {
            var probabilities = Classes.Count == 2
                ? [1 - Logistic(score(row)), Logistic(score(row))]
                : Softmax([.. Classes.Select((_, index) => -Math.Pow(score(row) - index - 0.5, 2) * 2.5)]);
            var drawn = random.NextDouble();
            for (var sum = probabilities[0]; sum < drawn && actual[row] < Classes.Count - 1; sum += probabilities[(int)actual[row]])
            {
                actual[row]++;
            }

            probabilities.CopyTo(predicted, row * Classes.Count);
        }

        PredictedRows train = new(actual[..trainRows], predicted[..(trainRows * Classes.Count)]);
        PredictedRows test = new(actual[trainRows..], predicted[(trainRows * Classes.Count)..]);
        var shares = Enumerable.Range(0, Classes.Count).Select(index => train.Actual.Count(value => value == index) / (double)trainRows).ToArray();
        PredictedRows constant = new(test.Actual, [.. test.Actual.SelectMany(_ => shares)]);
        var metrics = new ModelMetrics(
            SampleMetrics.Classification(Classes.Count, train), SampleMetrics.Classification(Classes.Count, test),
            SampleMetrics.Classification(Classes.Count, constant));
        var gains = _features.Select((_, place) => Math.Pow(0.6, place)).ToArray();
        double[] Losses(double end, double rise) =>
            [.. Enumerable.Range(1, 150).Select(round => end + (0.7 - end) * Math.Exp(-round / 20.0) + rise * round / 150)];
        var model = Model(metrics, train, test, gains, Curve("log_loss", Losses(0.3, -0.1), Losses(0.4, 0.03)));
        return model with { Inputs = model.Inputs with { HeldBackName = "held-back training rows", BestRound = 94 } };
    }

    private static LearningCurve Curve(string loss, double[] train, double[] validation) =>
        new(loss, [.. train.Zip(validation, (trained, held) => (trained, held)).Select((losses, i) => new LearningCurvePoint(i + 1, losses.trained, losses.held))]);

    private static double Logistic(double value) => 1 / (1 + Math.Exp(-value));

    private static double[] Softmax(double[] values)
    {
        var exponents = values.Select(value => Math.Exp(value - values.Max())).ToArray();
        return [.. exponents.Select(value => value / exponents.Sum())];
    }

    private SampleModel Model(ModelMetrics metrics, PredictedRows train, PredictedRows test, double[] gains, LearningCurve curve)
    {
        var (trainColumns, testColumns) = (Batch(0, trainRows), Batch(trainRows, rows));
        var all = gains.Sum();
        var metadata = new Metadata
        {
            Name = name,
            Created = "2026-01-02T03:04:05Z",
            Task = task,
            Target = new TargetColumn(target, task == TaskKind.Regression ? ColumnType.Number : ColumnType.Text),
            Classes = Classes,
            Features = _features,
            LeftOut = [new LeftOutColumn("id", "the key"), new LeftOutColumn("remarks", "text with 498 values in 506 rows")],
            Metrics = metrics,
            Contract = new ContractStatistics(rows - trainRows, [.. _features.Select((feature, place) => Statistics(feature, testColumns.Columns[place]))]),
            Split = new SplitRecord("last: 10%", trainRows, rows - trainRows),
            Parameters = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["algorithm"] = "gradient_boosting",
                ["depth"] = "4",
                ["learning_rate"] = "0.01",
                ["seed"] = "1",
                ["trees"] = "500",
            },
            Importance = [.. _features.Select((feature, place) => new FeatureImportance(feature.Name, all == 0 ? 0 : gains[place] / all)).OrderByDescending(feature => feature.Gain)],
            Source = new SourceRecord("sqlite", query, rows, "sha256:" + new string('3', 64)),
            Versions = new VersionRecord("0.1.0", "4.7.0"),
            Digest = "sha256:" + new string('7', 64),
        };
        return new SampleModel(metadata, new ReportInputs
        {
            Train = train,
            Test = test,
            TrainColumns = trainColumns,
            TestColumns = testColumns,
            LearningCurve = curve,
        });
    }

    private static FeatureStatistics Statistics(Feature feature, Column test)
    {
        var known = Enumerable.Range(0, test.Count).Where(row => !test.Nulls[row]).ToArray();
        return new FeatureStatistics
        {
            Name = feature.Name,
            Missing = 1 - (double)known.Length / test.Count,
            OutOfRange = feature.Categories is null
                ? (double)known.Count(row => Value(test, row) < feature.Min || Value(test, row) > feature.Max) / Math.Max(1, known.Length)
                : 0,
            Unseen = feature.Categories is null ? 0 : (double)known.Count(row => !feature.Categories.Contains(test.Format(row))) / Math.Max(1, known.Length),
        };
    }

    private static double Value(Column column, int row) =>
        column is Int64Column integers ? integers.Values[row] : ((DoubleColumn)column).Values[row];

    private ColumnBatch Batch(int from, int to)
    {
        var batch = new ColumnBatch(new Schema([.. _columns.Select(column => column.Info)]), Math.Max(1, to - from));
        for (var place = 0; place < _columns.Count; place++)
        {
            foreach (var value in _columns[place].Values[from..to])
            {
                switch (batch.Columns[place], value)
                {
                    case (var column, null): column.AppendNull(); break;
                    case (Int64Column column, double number): column.Append((long)number); break;
                    case (DoubleColumn column, double number): column.Append(number); break;
                    case (TextColumn column, string text): column.Append(Encoding.UTF8.GetBytes(text)); break;
                }
            }
        }

        return batch;
    }
}
