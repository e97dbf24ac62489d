using Slipway.Cli.Output;

namespace Slipway.Tests.Cli;

public sealed class TerminalTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void A_result_for_people_is_a_plain_table_where_there_is_no_terminal()
    {
        var terminal = Terminal();

        terminal.WriteResult(
            console => new ResultTable("metric", "train", "test").Add("mean_square_error", "1.78", "13.05").Write(console),
            writer => writer.WriteNullValue());

        var lines = _output.ToString().Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToArray();
        Assert.Matches(@"^metric\s+.*train.*test$", lines[0]);
        Assert.Matches(@"^mean_square_error\s+.*1\.78.*13\.05$", lines[^1]);
        Assert.DoesNotContain('\e', _output.ToString());
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public void A_wide_table_is_not_wrapped_where_there_is_no_terminal()
    {
        var terminal = Terminal();
        var name = new string('x', 300);

        terminal.WriteResult(console => new ResultTable("a", "b").Add(name, "1").Write(console), _ => { });

        Assert.Contains(name, _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_looks_like_markup_in_a_table_is_text()
    {
        var terminal = Terminal();

        terminal.WriteResult(console => new ResultTable("a").Add("[red]x[/] [").Write(console), _ => { });

        Assert.Contains("[red]x[/] [", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Control_characters_in_a_message_are_shown_and_not_obeyed()
    {
        var terminal = Terminal();

        terminal.WriteError("Model", 6, "model.txt: '\e[2J\0' was found.\nSecond line.");

        Assert.Equal(["error: model.txt: '\\x1b[2J\\x00' was found.", "       Second line."], _error.ToString().TrimEnd().Split('\n').Select(line => line.TrimEnd()));
    }

    [Fact]
    public void With_json_only_the_document_is_on_standard_output()
    {
        var terminal = Terminal();
        terminal.IsJson = true;

        terminal.WriteNote("a note");
        terminal.WriteWarning("a warning");
        terminal.WriteResult(_ => Assert.Fail("people are not asked"), writer => writer.WriteStringValue("é'<"));

        Assert.Equal("\"é'<\"\n", _output.ToString());
        Assert.Equal("a note\nwarning: a warning\n", _error.ToString());
    }

    [Fact]
    public void Where_predictions_occupy_standard_output_results_go_to_standard_error()
    {
        var terminal = Terminal();
        terminal.IsOutputTaken = true;

        terminal.WriteResult(console => console.Write(new Spectre.Console.Text("people")), _ => { });
        terminal.IsJson = true;
        terminal.WriteResult(_ => { }, writer => writer.WriteNumberValue(1));

        Assert.Empty(_output.ToString());
        Assert.Equal("people1\n", _error.ToString());
    }

    [Fact]
    public async Task An_observer_of_short_work_shows_notes_and_no_progress()
    {
        await using (var observer = new TerminalObserver(Terminal()))
        {
            observer.Report(new("reading", 1, 2, "rows"));
            observer.Note("said");
        }

        Assert.Equal("said\n", _error.ToString());
        Assert.Empty(_output.ToString());
    }

    private Terminal Terminal() => new(
        new TerminalStream(_output, IsTerminal: false, TerminalStream.UnlimitedWidth, HasColors: false),
        new TerminalStream(_error, IsTerminal: false, TerminalStream.UnlimitedWidth, HasColors: false));
}
