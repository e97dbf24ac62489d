using System.Text;
using System.Text.Json;

namespace Slipway.Tests.Reports;

public sealed class ReportWriterTests
{
    [Fact]
    public void Equal_models_give_equal_bytes()
    {
        Assert.Equal(SampleModels.Binary().Html(), SampleModels.Binary().Html());
    }

    [Fact]
    public void Every_sample_report_stays_below_400_kilobytes()
    {
        // Name a folder in REPORT_SAMPLES to look at them.
        var folder = Environment.GetEnvironmentVariable("REPORT_SAMPLES");
        foreach (var (name, model) in SampleModels.All)
        {
            var html = model().Html();

            Assert.True(html.Length is > 200_000 and < 400_000, $"{name}: {html.Length} bytes");
            if (folder is not null)
            {
                File.WriteAllBytes(Path.Combine(folder, name + ".html"), html);
            }
        }
    }

    [Fact]
    public void The_data_in_the_file_is_the_data_that_was_built()
    {
        var model = SampleModels.Hostile();

        using var data = JsonDocument.Parse(Between(Text(model), "<script type=\"application/json\" id=\"data\">", "</script>"));

        Assert.Equal(SampleModels.Script, data.RootElement.GetProperty("name").GetString());
        Assert.Equal(SampleModels.Image, data.RootElement.GetProperty("classes")[1].GetString());
        Assert.Equal(6, data.RootElement.GetProperty("features").GetArrayLength());
    }

    [Fact]
    public void Hostile_names_open_and_close_no_element()
    {
        var html = Text(SampleModels.Hostile());

        Assert.DoesNotContain(SampleModels.Script, html);
        Assert.DoesNotContain("<img", html);
        Assert.Equal(3, html.Split("</script>").Length - 1);
    }

    [Fact]
    public void Nothing_in_the_file_points_outside()
    {
        var html = Text(SampleModels.Boston());

        Assert.DoesNotContain("src=", html);
        Assert.DoesNotContain("sourceMappingURL", html);
        Assert.DoesNotContain("@import", html);
        Assert.DoesNotContain("url(", Between(html, "<style>", "</style>"));
        Assert.Contains("default-src 'none'", html);
    }

    [Fact]
    public void The_licence_of_the_chart_library_is_in_the_file()
    {
        Assert.Contains("The above copyright notice and this permission notice shall be included", Text(SampleModels.Boston()));
    }

    [Fact]
    public void Numbers_that_json_does_not_have_leave_a_gap()
    {
        var model = SampleModels.Binary();
        model.Metadata.Metrics.Test["auc"] = double.NaN;
        model.Metadata.Metrics.Train["log_loss"] = double.PositiveInfinity;

        var html = Text(model);

        Assert.DoesNotContain("NaN,", Between(html, "id=\"data\">", "</script>"));
    }

    private static string Text(SampleModel model) => Encoding.UTF8.GetString(model.Html());

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
