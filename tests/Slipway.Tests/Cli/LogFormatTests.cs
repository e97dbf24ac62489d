using System.Text.Json;
using Slipway.Cli.Output;

namespace Slipway.Tests.Cli;

public sealed class LogFormatTests
{
    [Theory]
    [InlineData("--log-format", "json")]
    [InlineData("--log-format=json")]
    public async Task A_fault_is_one_line_of_json_however_many_it_would_have(params string[] format)
    {
        var ended = await Invocation.RunAsync(["train", "--file", "no.csv", "--target", "y", "--set", "train.treees=3", "--set", "train.deph=2", .. format]);

        var line = JsonDocument.Parse(Assert.Single(ended.Error.TrimEnd().Split('\n'))).RootElement;
        Assert.Equal(("error", "usage", 2), (line.GetProperty("level").GetString(), line.GetProperty("kind").GetString(), line.GetProperty("exit_code").GetInt32()));
        Assert.Contains("treees", line.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(DateTime.UtcNow, line.GetProperty("time").GetDateTime(), TimeSpan.FromMinutes(1));
        Assert.Empty(ended.Output);
    }

    [Fact]
    public async Task An_unknown_form_is_told()
    {
        var ended = await Invocation.RunAsync("show", "--log-format", "xml");

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("xml", ended.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Notes_warnings_progress_and_a_result_that_must_not_go_to_standard_output_are_lines_of_json()
    {
        using var error = new StringWriter();
        var terminal = new Terminal(new TerminalStream(TextWriter.Null, false, 100, false), new TerminalStream(error, true, 100, true)) { LogsJson = true, IsOutputTaken = true };

        terminal.WriteNote("größe\nis \"wide\"");
        terminal.WriteWarning("a warning");
        terminal.WriteProgress("reading 5 rows");
        terminal.WriteResult(_ => { }, writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("rows", 3);
            writer.WriteEndObject();
        });

        var lines = error.ToString().TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.False(terminal.CanDraw);
        Assert.Equal(["info", "warning", "info", "info"], lines.Select(line => line.GetProperty("level").GetString()));
        Assert.Equal("größe\nis \"wide\"", lines[0].GetProperty("message").GetString());
        Assert.Equal(3, lines[3].GetProperty("result").GetProperty("rows").GetInt32());
    }
}
