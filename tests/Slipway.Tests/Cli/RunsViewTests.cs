using System.Text;
using System.Text.Json;
using Slipway.Cli.Output;
using Slipway.Cli.Results;
using Slipway.Sinks;
using Slipway.Sinks.Runs;

namespace Slipway.Tests.Cli;

public sealed class RunsViewTests
{
    private const string LongQuery = "SELECT id,\n\t       crim AS c, zn AS z, indus, chas, nox, rm, age, dis, rad\nFROM boston";

    [Fact]
    public void A_long_query_is_shown_by_its_beginning_on_one_line()
    {
        var text = Text(LongQuery);

        Assert.Contains(" SELECT id, crim AS c, zn AS z, indus, chas, nox, rm, age, di… ", text, StringComparison.Ordinal);
        Assert.Single(text.Split('\n'), line => line.Contains("SELECT", StringComparison.Ordinal));
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 180));
    }

    [Fact]
    public void A_short_source_is_shown_whole()
    {
        var source = new string('t', 60);

        Assert.Contains($" {source} ", Text(source), StringComparison.Ordinal);
    }

    [Fact]
    public void No_character_is_cut_in_half()
    {
        Assert.Contains($" {new string('t', 59)}… ", Text(new string('t', 59) + "😀 and more"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_json_has_the_query_as_it_is()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            RunsView.Write(writer, [Run(LongQuery)]);
        }

        using var json = JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray()));
        Assert.Equal(LongQuery, json.RootElement.GetProperty("runs")[0].GetProperty("source").GetString());
    }

    private static string Text(string source)
    {
        using var output = new StringWriter();
        RunsView.Write(new TerminalStream(output, IsTerminal: false, TerminalStream.UnlimitedWidth, HasColors: false).CreateConsole(), [Run(source)]);
        return output.ToString();
    }

    private static RunRecord Run(string source) => new()
    {
        RunId = 1,
        Job = "job",
        State = RunState.Finished,
        Epoch = 1,
        Chunk = 1,
        Rows = 506,
        Source = source,
        Sink = "p",
        Model = "boston",
        ModelDigest = "sha256:00",
        Started = DateTime.UnixEpoch,
        Holder = "process 1 on host",
        Held = DateTime.UnixEpoch,
    };
}
