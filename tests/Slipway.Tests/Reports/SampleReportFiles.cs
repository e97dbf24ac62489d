namespace Slipway.Tests.Reports;

public sealed class SampleReportFiles
{
    /// <summary>Not a test of anything alone: writes every sample report to a folder for people to look at.</summary>
    [Fact]
    public void Every_sample_report_can_be_written_to_a_folder()
    {
        var folder = Environment.GetEnvironmentVariable("REPORT_SAMPLES");
        Assert.SkipWhen(folder is null, "Set REPORT_SAMPLES to a folder to get the sample reports.");

        foreach (var (name, model) in SampleModels.All)
        {
            File.WriteAllBytes(Path.Combine(folder, name + ".html"), model().Html());
        }
    }
}
