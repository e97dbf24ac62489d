using System.Globalization;
using Slipway.Tests.Cli;
using Slipway.Tests.Models.Onnx;

namespace Slipway.Tests.Pipelines.Predict;

/// <summary>A linear model has no prediction for a row that lacks a feature; all sinks refuse it alike.</summary>
public sealed class PredictNotFiniteTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("linear_regression", "--output", "out.csv")]
    [InlineData("linear_regression", "--output", "out.jsonl")]
    [InlineData("linear_regression", "--into", "predictions")]
    [InlineData("logistic_regression_binary", "--output", "out.jsonl")]
    public async Task A_row_without_a_prediction_is_named_and_nothing_is_written(string model, string option, string into)
    {
        var rows = Enumerable.Range(1, 40).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i},{i % 7}.5,{i % 5},{i % 3},{i % 4},{i % 2}"));
        _folder.Write("rows.csv", $"id,f0,f1,f2,f3,y\n{string.Join('\n', rows)}\n");
        _folder.Write("holes.csv", "id,f0,f1,f2,f3\n1,1,2,3,4\n2,1,,3,4\n3,1,2,3,4\n");
        _folder.Write("features.txt", "f0\nf1\nf2\nf3\n");
        await SucceedAsync(
            "import", Path.Combine(OnnxSample.Folder, model + ".onnx"), "--file", _folder.File("rows.csv"), "--target", "y", "--features", _folder.File("features.txt"), "--model-dir", _folder.File("model"));
        await SucceedAsync("load", _folder.File("holes.csv"), "--database", _folder.File("holes.db"), "--into", "holes");

        var predict = await Invocation.RunAsync(
            "predict", "--database", _folder.File("holes.db"), "--table", "holes", "--key", "id", option, option == "--into" ? into : _folder.File(into), "--model-dir", _folder.File("model"));

        Assert.Equal((int)ErrorKind.Data, predict.ExitCode);
        Assert.Contains("The model has no prediction for the row with id = 2: it is not a number (NaN).", predict.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File(into)));
    }

    private static async Task SucceedAsync(params string[] command)
    {
        var result = await Invocation.RunAsync(command);
        Assert.True(result.ExitCode == 0, result.Error);
    }
}
