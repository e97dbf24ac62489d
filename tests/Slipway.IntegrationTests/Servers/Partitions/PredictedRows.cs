using System.Text.Json;
using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Partitions;

/// <summary>How many rows a run says that it has read, predicted and found already written.</summary>
internal sealed record PredictedRows(long Read, long Predicted, long Resumed)
{
    public static PredictedRows Of(ProgramResult result)
    {
        Assert.True(result.ExitCode == 0, result.ToString());
        using var summary = JsonDocument.Parse(result.Output);
        long Value(string name) => summary.RootElement.GetProperty(name).GetInt64();
        return new PredictedRows(Value("rows_read"), Value("rows_predicted"), Value("rows_resumed"));
    }
}
