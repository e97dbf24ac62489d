using System.Text;
using Slipway.Tests.Reports;

namespace Slipway.IntegrationTests.Reports;

public sealed class ReportInBrowserTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-report-");
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(2));

    // Each chart must have been drawn to its end, and hold colour: axes and letters alone are grey.
    private const string Charts = """
        [...document.querySelectorAll("canvas")].map(canvas => {
          const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width || 1, canvas.height || 1).data;
          let coloured = 0;
          for (let at = 0; at < pixels.length; at += 4) {
            const [red, green, blue, opacity] = pixels.slice(at, at + 4);
            if (opacity > 60 && Math.max(red, green, blue) - Math.min(red, green, blue) > 60) coloured++;
          }
          return (canvas.dataset.drawn ?? "not drawn") + ", " + (coloured > 50 ? "coloured" : "colourless");
        })
        """;

    public static TheoryData<string> Names => [.. SampleModels.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_report_draws_every_chart_at_every_width_in_light_and_dark_without_an_error_or_a_request(string name)
    {
        var browser = await chromium.GetAsync(_deadline.Token);
        var url = Write(SampleModels.All[name]().Html());

        foreach (var (width, dark) in new[] { (1280, false), (800, true), (360, false) })
        {
            await browser.OpenAsync(url, width, dark, _deadline.Token);
            var charts = (await browser.EvaluateAsync(Charts, _deadline.Token))!.AsArray().Select(node => node!.ToString()).ToArray();
            var overflow = (await browser.EvaluateAsync("document.documentElement.scrollWidth - innerWidth", _deadline.Token))!.GetValue<double>();
            var theme = (await browser.EvaluateAsync("document.documentElement.dataset.theme", _deadline.Token))!.ToString();

            Assert.Empty(browser.Faults);
            Assert.InRange(charts.Length, 5, 8);
            Assert.All(charts, chart => Assert.Equal("true, coloured", chart));
            Assert.True(overflow <= 0, $"The page is {overflow} pixels too wide for {width}.");
            Assert.Equal(dark ? "dark" : "light", theme);
        }
    }

    [Fact]
    public async Task Charts_follow_their_cards_when_the_window_narrows_and_widens()
    {
        var browser = await chromium.GetAsync(_deadline.Token);
        await browser.OpenAsync(Write(SampleModels.Binary().Html()), 1280, dark: false, _deadline.Token);

        foreach (var width in new[] { 360, 1000, 390 })
        {
            await browser.ResizeAsync(width, _deadline.Token);
            // Ends with the test's deadline if a chart never fits its card.
            await browser.EvaluateAsync(
                "new Promise(done => { const look = () => [...document.querySelectorAll('canvas')]"
                + ".every(canvas => Math.abs(canvas.clientWidth - canvas.parentElement.clientWidth) <= 1) ? done(1) : requestAnimationFrame(look); look(); })",
                _deadline.Token);

            Assert.Empty(browser.Faults);
        }
    }

    [Fact]
    public async Task Picking_dark_and_opening_every_table_works()
    {
        var browser = await chromium.GetAsync(_deadline.Token);
        await browser.OpenAsync(Write(SampleModels.Boston().Html()), 1280, dark: false, _deadline.Token);

        await browser.EvaluateAsync("[...document.querySelectorAll('#themes button')].find(button => button.textContent === 'Dark').click()", _deadline.Token);
        await browser.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)", _deadline.Token);
        await browser.EvaluateAsync("new Promise(done => requestAnimationFrame(() => setTimeout(done)))", _deadline.Token);
        var theme = await browser.EvaluateAsync("document.documentElement.dataset.theme", _deadline.Token);
        var rows = await browser.EvaluateAsync("document.querySelector('details tbody').rows.length", _deadline.Token);

        Assert.Empty(browser.Faults);
        Assert.Equal("dark", theme!.ToString());
        Assert.Equal(51, rows!.GetValue<int>());
    }

    [Fact]
    public async Task Hostile_names_are_shown_as_text_and_never_become_elements()
    {
        var browser = await chromium.GetAsync(_deadline.Token);
        await browser.OpenAsync(Write(SampleModels.Hostile().Html()), 1280, dark: false, _deadline.Token);

        var heading = await browser.EvaluateAsync("document.querySelector('h1').textContent", _deadline.Token);
        var title = await browser.EvaluateAsync("document.title", _deadline.Token);
        var strangers = await browser.EvaluateAsync("document.querySelectorAll('img, iframe, b b, script').length", _deadline.Token);

        Assert.Empty(browser.Faults);
        Assert.Equal(SampleModels.Script, heading!.ToString());
        Assert.StartsWith(SampleModels.Script, title!.ToString());
        Assert.Equal(3, strangers!.GetValue<int>());
    }

    [Fact]
    public async Task A_script_that_throws_is_noticed()
    {
        var browser = await chromium.GetAsync(_deadline.Token);
        // Data that breaks off makes the report's own script throw.
        var html = Encoding.UTF8.GetString(SampleModels.Boston().Html()).Replace("\"metrics\":[", "\"metrics_gone\":[", StringComparison.Ordinal);

        await browser.OpenAsync(Write(Encoding.UTF8.GetBytes(html)), 1280, dark: false, _deadline.Token);

        Assert.Contains(browser.Faults, fault => fault.StartsWith("Runtime.exceptionThrown", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_script_or_a_picture_that_was_put_in_is_refused_by_the_policy()
    {
        var browser = await chromium.GetAsync(_deadline.Token);
        var html = Encoding.UTF8.GetString(SampleModels.Boston().Html())
            .Replace("</footer>", "</footer><script>document.title = 'put in'</script><img src='https://slipway.invalid/x.png'>", StringComparison.Ordinal);

        await browser.OpenAsync(Write(Encoding.UTF8.GetBytes(html)), 1280, dark: false, _deadline.Token);
        var title = await browser.EvaluateAsync("document.title", _deadline.Token);

        Assert.NotEqual("put in", title!.ToString());
        Assert.Contains(browser.Faults, fault => fault.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        _deadline.Dispose();
    }

    private string Write(byte[] html)
    {
        var path = Path.Combine(_folder.FullName, "report.html");
        File.WriteAllBytes(path, html);
        return new Uri(path).AbsoluteUri;
    }
}
