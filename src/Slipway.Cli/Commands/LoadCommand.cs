using System.CommandLine;
using Slipway.Cli.Output;
using Slipway.Cli.Results;
using Slipway.Pipelines;
using Slipway.Pipelines.Load;
using Slipway.Projects;
using Slipway.Projects.Reading;
using Slipway.Sources.Csv;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway load</c>: a file into a table with fitting column types.</summary>
internal sealed class LoadCommand : SlipwayCommand
{
    private readonly ProjectOptions _project = new(ProjectUse.Load);

    private readonly Argument<string> _file = new Argument<string>("FILE") { Description = "A CSV or TSV file, or text whose records take several lines." }.WithText("a file's path");

    private readonly Option<string> _into = new("--into") { Description = "The table to create.", HelpName = "TABLE", Required = true };

    private readonly Option<bool> _replace = new("--replace") { Description = "Replaces a table that is there." };

    private readonly Option<bool> _append = new("--append") { Description = "Adds the rows to a table that is there." };

    private readonly Option<string> _rowNumber = new Option<string>("--row-number")
    {
        Description = "Adds a key column of this name that counts the rows from 1.",
        HelpName = "COLUMN",
    }.WithText("a column's name");

    private readonly Option<string> _delimiter = new("--delimiter")
    {
        Description = "What parts the values: one character, or tab; found by itself by default.",
        HelpName = "CHAR",
    };

    private readonly Option<string[]> _null = new("--null")
    {
        Description = "A word that stands for NULL beside the empty value, instead of NULL, NA, NaN and the like. May be repeated.",
        HelpName = "WORD",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _columns = new("--columns")
    {
        Description = "The columns' names, for a file without a header line.",
        HelpName = "A,B,…",
    };

    private readonly Option<int> _skipLines = new("--skip-lines") { Description = "Lines before the data.", HelpName = "N" };

    private readonly Option<int?> _linesPerRecord = new("--lines-per-record")
    {
        Description = "Lines that make a record together, its values parted by white space.",
        HelpName = "N",
    };

    public LoadCommand(Terminal terminal)
        : base("load", "Loads a file into a table with fitting column types: all of it, or nothing.", terminal)
    {
        Add(_file);
        Add("Table", [.. _project.For(ProjectKeys.Database, ProjectKeys.Wait), _into, _replace, _append, _rowNumber]);
        Add("File", _delimiter, _null, _columns, _skipLines, _linesPerRecord);
        Examples =
        [
            "slipway load houses.csv --database sqlite:///houses.db --into houses --row-number id",
            "slipway load houses.csv --database postgresql://user@db/shop --into houses --replace",
            "slipway load boston.txt --database boston.db --into boston --skip-lines 22 --lines-per-record 2 --columns crim,zn,…",
        ];
    }

    protected override Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var project = _project.Read(parsed);
        var format = ReadFormat(parsed);
        RequireSense(parsed, project);
        var options = new LoadOptions
        {
            File = parsed.GetValue(_file)!,
            Format = format,
            Database = project.Database!,
            Table = parsed.GetValue(_into)!,
            RowNumberColumn = parsed.GetValue(_rowNumber),
            IfExists = parsed.GetValue(_replace) ? IfTableExists.Replace : parsed.GetValue(_append) ? IfTableExists.Append : IfTableExists.Fail,
        };
        return RunAsync(options, project.Wait, Terminal, cancellationToken);
    }

    private static async Task<int> RunAsync(LoadOptions options, TimeSpan wait, Terminal terminal, CancellationToken cancellationToken)
    {
        LoadResult result;
        await using (var observer = new TerminalObserver(terminal))
        {
            await DatabaseWait.UntilReadyAsync(options.Database, wait, observer, cancellationToken).ConfigureAwait(false);
            result = await LoadPipeline.RunAsync(options, new LoadObserver(observer), cancellationToken).ConfigureAwait(false);
        }

        terminal.WriteResult(console => LoadView.Write(console, result, options), writer => LoadView.Write(writer, result, options));
        return 0;
    }

    private RecordFormat ReadFormat(ParseResult parsed)
    {
        RecordFormat format = parsed.GetValue(_linesPerRecord) is { } lines
            ? new WrappedTextFormat { SkipLines = parsed.GetValue(_skipLines), LinesPerRecord = lines }
            : new CsvFormat { Delimiter = ReadDelimiter(parsed.GetValue(_delimiter)) };
        if (parsed.GetValue(_columns) is { } columns)
        {
            format = format with { Columns = columns.Split(',', StringSplitOptions.TrimEntries) };
        }

        return parsed.GetValue(_null) is { Length: > 0 } tokens ? format with { NullTokens = ["", .. tokens] } : format;
    }

    private static char? ReadDelimiter(string? text) => text switch
    {
        null => null,
        "tab" or "\\t" => '\t',
        [var single] => single,
        _ => throw new SlipwayException(ErrorKind.Usage, $"--delimiter: expected one character or tab, found '{text}'."),
    };

    private void RequireSense(ParseResult parsed, Project project)
    {
        var columns = parsed.GetValue(_columns)?.Split(',', StringSplitOptions.TrimEntries);
        var isWrapped = parsed.GetValue(_linesPerRecord) is not null;
        var fault = parsed.GetValue(_replace) && parsed.GetValue(_append) ? "--replace and --append are given together; expected only one of them."
            : parsed.GetValue(_skipLines) < 0 ? $"--skip-lines: expected a whole number from 0, found {parsed.GetValue(_skipLines)}."
            : parsed.GetValue(_linesPerRecord) < 1 ? $"--lines-per-record: expected a whole number from 1, found {parsed.GetValue(_linesPerRecord)}."
            : parsed.GetValue(_skipLines) > 0 && !isWrapped ? "--skip-lines goes with --lines-per-record (1 for a record a line), which reads values between white space."
            : isWrapped && columns is null ? "--lines-per-record: such a file has no header; expected its columns' names, with --columns A,B,…."
            : columns?.Contains("") == true ? "--columns: expected names with commas between them, found an empty name."
            : columns?.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice ? $"--columns: expected a name for each column, found '{twice.Key}' {twice.Count()} times."
            : parsed.GetValue(_into)?.Trim().Length == 0 ? "--into: expected a table's name, found ''."
            : project.Database is null ? "The database to load into is missing; give --database URL, or database in the project file."
            : null;
        if (fault is not null)
        {
            throw new SlipwayException(ErrorKind.Usage, fault);
        }
    }
}
