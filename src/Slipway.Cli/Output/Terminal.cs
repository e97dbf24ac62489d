using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace Slipway.Cli.Output;

/// <summary>
/// What a command says. Results go to standard output: for people, or as one JSON document with <c>--json</c>.
/// Notes, warnings, errors and progress go to standard error, and results too where predictions occupy standard output.
/// </summary>
internal sealed class Terminal(TerminalStream output, TerminalStream error)
{
    private const int WidestHelp = 110;

    // What is printed goes into no HTML page, so that quotes and letters stay readable.
    private static readonly JsonWriterOptions JsonOptions = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lazy<IAnsiConsole> _outputConsole = new(output.CreateConsole);
    private readonly Lazy<IAnsiConsole> _errorConsole = new(error.CreateConsole);

    /// <summary>Standard output, for predictions and other raw text.</summary>
    public TextWriter Output => output.Writer;

    /// <summary>Standard error.</summary>
    public TextWriter Error => error.Writer;

    /// <summary>True where results are wanted as JSON.</summary>
    public bool IsJson { get; set; }

    /// <summary>True where predictions occupy standard output, so that a result must not go there.</summary>
    public bool IsOutputTaken { get; set; }

    /// <summary>True where what goes to standard error is wanted as lines of JSON.</summary>
    public bool LogsJson { get; set; }

    public bool ShowsProgress { get; set; } = true;

    /// <summary>True where standard error is a terminal, on which progress can be drawn.</summary>
    public bool CanDraw => error.IsTerminal && !LogsJson;

    /// <summary>How long a line of help may be.</summary>
    public int HelpWidth => Math.Min(output.Width, WidestHelp);

    /// <summary>Draws on standard error.</summary>
    public IAnsiConsole ErrorConsole => _errorConsole.Value;

    private IAnsiConsole ResultConsole => IsOutputTaken ? _errorConsole.Value : _outputConsole.Value;

    /// <summary>The terminal of this process. <c>NO_COLOR</c>, not empty, turns colours off.</summary>
    public static Terminal OfProcess()
    {
        var isDumb = Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb";
        var hasColors = !isDumb && Environment.GetEnvironmentVariable("NO_COLOR") is null or "";
        var output = Writer(Console.OpenStandardOutput(), Console.Out.Encoding, "Standard output");
        var error = Writer(Console.OpenStandardError(), Console.Error.Encoding, null);
        return new Terminal(Of(output, !Console.IsOutputRedirected, hasColors), Of(error, !Console.IsErrorRedirected, hasColors));
    }

    /// <summary>Writes a command's result in the form that is wanted.</summary>
    public void WriteResult(Action<IAnsiConsole> forPeople, Action<Utf8JsonWriter> forMachines)
    {
        if (IsOutputTaken && LogsJson)
        {
            Error.WriteLine(LogLine.Compose("info", "Done.", writer =>
            {
                writer.WritePropertyName("result");
                forMachines(writer);
            }));
        }
        else if (IsJson)
        {
            WriteJson(forMachines);
        }
        else
        {
            forPeople(ResultConsole);
        }
    }

    /// <summary>One sentence that is good to know.</summary>
    public void WriteNote(string message) => WriteLine("info", message, Style.Plain, "");

    /// <summary>How far something is, as a line.</summary>
    public void WriteProgress(string text) => Error.WriteLine(LogsJson ? LogLine.Compose("info", text) : text);

    /// <summary>One sentence to look into.</summary>
    public void WriteWarning(string message) => WriteLine("warning", message, new Style(Color.Yellow), "warning: ");

    /// <summary>What ended the command.</summary>
    /// <param name="kind">An <see cref="ErrorKind"/>'s name, or what else ended it.</param>
    /// <param name="exitCode">What the process exits with.</param>
    /// <param name="message">Sentences, where they are several each on a line of its own.</param>
    public void WriteError(string kind, int exitCode, string message)
    {
        var isTold = IsJson && !(IsOutputTaken && LogsJson) && TryWriteJson(kind, exitCode, message);
        if (LogsJson || !isTold)
        {
            WriteLine("error", message, new Style(Color.Red), "error: ", writer => WriteKind(writer, kind, exitCode));
        }
    }

    /// <summary>Writes a title among plain lines of standard output.</summary>
    public void WriteHeading(string text)
    {
        if (output.IsTerminal && output.HasColors)
        {
            _outputConsole.Value.WriteLine(text, new Style(decoration: Decoration.Bold));
        }
        else
        {
            Output.WriteLine(text);
        }
    }

    private static TextWriter Writer(Stream stream, Encoding encoding, string? name) =>
        TextWriter.Synchronized(new StreamWriter(new GuardedStream(stream, name), encoding) { AutoFlush = true });

    private static TerminalStream Of(TextWriter writer, bool isTerminal, bool hasColors)
    {
        var width = isTerminal && Console.WindowWidth is > 20 and var columns ? columns : TerminalStream.UnlimitedWidth;
        return new TerminalStream(writer, isTerminal, width, isTerminal && hasColors);
    }

    private static void WriteKind(Utf8JsonWriter writer, string kind, int exitCode)
    {
        writer.WriteString("kind", kind.ToLowerInvariant());
        writer.WriteNumber("exit_code", exitCode);
    }

    private void WriteLine(string level, string message, Style style, string label, Action<Utf8JsonWriter>? writeMore = null)
    {
        if (LogsJson)
        {
            Error.WriteLine(LogLine.Compose(level, message, writeMore));
            return;
        }

        // What a message quotes of a file must not steer the terminal.
        var printable = Excerpt.Printable(message.ReplaceLineEndings("\n"));
        var text = label + printable.Replace("\n", "\n" + new string(' ', label.Length), StringComparison.Ordinal);
        if (!error.IsTerminal)
        {
            Error.WriteLine(text);
            return;
        }

        var split = label.Length;
        ErrorConsole.Write(new Text(text[..split], style));
        ErrorConsole.WriteLine(text[split..]);
    }

    // Standard output may itself be what is at fault.
    private bool TryWriteJson(string kind, int exitCode, string message)
    {
        try
        {
            WriteJson(writer =>
            {
                writer.WriteStartObject();
                writer.WriteStartObject("error");
                WriteKind(writer, kind, exitCode);
                writer.WriteString("message", message);
                writer.WriteEndObject();
                writer.WriteEndObject();
            });
            return true;
        }
        catch (SlipwayException)
        {
            return false;
        }
    }

    private void WriteJson(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, JsonOptions))
        {
            write(writer);
        }

        (IsOutputTaken ? Error : Output).WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }
}
