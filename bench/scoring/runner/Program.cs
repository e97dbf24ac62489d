// Scores rows by one model with Slipway, LightGBM and ONNX Runtime in turn, and writes what they took as JSON:
// ScoringRunner MODEL ROWS REPETITIONS BATCH_ROWS THREADS LIGHTGBM_SCORES|- [ONNX_MODEL]
// ROWS holds float32 values row by row; LightGBM's raw scores are written into LIGHTGBM_SCORES, float64, for those who are measured elsewhere.
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Slipway.Benchmarks;
using Slipway.Models;

var (model, rowsPath, scoresPath) = (args[0], args[1], args[5]);
var (repetitions, batchRows, threads) = (Number(2), Number(3), Number(4));
var estimator = ModelReader.Read(File.ReadAllBytes(model), model);
var rows = new RowFile(rowsPath, estimator.FeatureCount);
batchRows = Math.Min(batchRows, rows.RowCount);

var created = CreatedScorer.Of(estimator);
var scorer = created.Scorer;
var sides = new List<ISide>
{
    new LightGbmSide(model, rows, scorer.OutputCount, batchRows, threads),
    new SlipwaySide(scorer, rows, batchRows, threads),
};
if (batchRows == 1)
{
    sides.Add(new LightGbmSingleRows(model, rows, scorer.OutputCount));
}

if (args.Length > 6)
{
    sides.Add(new OnnxRuntimeSide(args[6], rows, scorer.OutputCount, batchRows, threads));
}

var results = Measurement.Run(sides, rows.RowCount, (rows.RowCount + batchRows - 1) / batchRows, repetitions);
if (scoresPath != "-")
{
    File.WriteAllBytes(scoresPath, MemoryMarshal.AsBytes<double>(sides[0].Scores).ToArray());
}

Write();
foreach (var side in sides)
{
    side.Dispose();
}

int Number(int index) => int.Parse(args[index], CultureInfo.InvariantCulture);

void Write()
{
    using var json = new Utf8JsonWriter(Console.OpenStandardOutput());
    json.WriteStartObject();
    json.WriteString("kernel", scorer.Name);
    json.WriteNumber("create_milliseconds", created.Milliseconds);
    json.WriteNumber("table_bytes", created.TableBytes);
    json.WriteNumber("rows", rows.RowCount);
    json.WriteStartObject("sides");
    foreach (var result in results)
    {
        json.WriteStartObject(result.Side);
        json.WriteNumber("ns_per_row", result.NanosecondsPerRow);
        json.WriteNumber("bytes_per_call", result.BytesPerCall);
        json.WriteNumber("difference", result.Difference);
        json.WriteEndObject();
    }

    json.WriteEndObject();
    json.WriteEndObject();
}
