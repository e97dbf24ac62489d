using System.Globalization;
using Slipway.Features;
using Slipway.Models;
using Slipway.Scoring;

namespace Slipway.Tests.Models.Onnx;

/// <summary>A committed model that <c>make-models</c> wrote, with rows and what scikit-learn predicts for them.</summary>
internal sealed class OnnxSample
{
    public OnnxSample(string name)
    {
        File = System.IO.File.ReadAllBytes(Path.Combine(Folder, $"{name}.onnx"));
        Estimator = ModelReader.Read(File, $"{name}.onnx");
        var lines = System.IO.File.ReadAllLines(Path.Combine(Folder, $"{name}.csv"));
        var columns = lines[0].Split(',').TakeWhile(column => !column.StartsWith('p')).Count();
        Rows = new FeatureMatrix(columns, lines.Length - 1) { RowCount = lines.Length - 1 };
        Predictions = new double[Rows.RowCount][];
        for (var row = 0; row < Rows.RowCount; row++)
        {
            var values = lines[row + 1].Split(',').Select(value => double.Parse(value, CultureInfo.InvariantCulture)).ToArray();
            for (var column = 0; column < columns; column++)
            {
                Rows.Column(column)[row] = (float)values[column];
            }

            Predictions[row] = values[columns..];
        }
    }

    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Slipway.Tests", "Models", "Onnx", "Files");

    public byte[] File { get; }

    public Estimator Estimator { get; }

    public FeatureMatrix Rows { get; }

    /// <summary>Of scikit-learn, a row each.</summary>
    public double[][] Predictions { get; }

    /// <summary>Slipway's predictions, a row each.</summary>
    public static double[][] Predict(Estimator estimator, FeatureMatrix rows)
    {
        var predictor = new Predictor(estimator);
        var values = new double[rows.RowCount * predictor.ValueCount];
        predictor.Predict(rows, values);
        return [.. values.Chunk(predictor.ValueCount)];
    }
}
