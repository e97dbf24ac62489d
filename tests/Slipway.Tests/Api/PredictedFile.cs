using System.Text.Json;
using Slipway.Tests.Cli;

namespace Slipway.Tests.Api;

/// <summary>What <c>slipway predict</c> says of a CSV file.</summary>
internal static class PredictedFile
{
    /// <returns>One object a row: <c>prediction</c>, and a probability for each class.</returns>
    public static async Task<JsonElement[]> ReadAsync(TemporaryFolder folder, string file)
    {
        var predictions = folder.File("predictions.jsonl");
        var predict = await Invocation.RunAsync("predict", "--file", file, "--output", predictions, "--model-dir", folder.File("model"));
        Assert.True(predict.ExitCode == 0, predict.Error);
        return [.. File.ReadLines(predictions).Select(line => JsonDocument.Parse(line).RootElement)];
    }
}
