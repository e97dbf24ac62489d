using System.CommandLine;
using Slipway.Cli.Output;
using Slipway.Projects;
using Slipway.Projects.Reading;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway load</c>: a file into a table with fitting column types.</summary>
internal sealed class LoadCommand : SlipwayCommand
{
    private readonly ProjectOptions _project = new(ProjectUse.Load);

    private readonly Argument<string> _file = new("FILE") { Description = "A CSV or TSV file, or text whose records take several lines." };

    private readonly Option<string> _into = new("--into") { Description = "The table to create.", HelpName = "TABLE", Required = true };

    private readonly Option<bool> _replace = new("--replace") { Description = "Replaces a table that is there." };

    private readonly Option<bool> _append = new("--append") { Description = "Adds the rows to a table that is there." };

    private readonly Option<string> _rowNumber = new("--row-number")
    {
        Description = "Adds a key column of this name that counts the rows from 1.",
        HelpName = "COLUMN",
    };

    private readonly Option<string> _delimiter = new("--delimiter")
    {
        Description = "What parts the values: one character, or tab; found by itself by default.",
        HelpName = "CHAR",
    };

    private readonly Option<string[]> _null = new("--null")
    {
        Description = "A word that stands for NULL, beside the empty value. May be repeated.",
        HelpName = "WORD",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _columns = new("--columns")
    {
        Description = "The columns' names, for a file without a header line.",
        HelpName = "A,B,…",
    };

    private readonly Option<bool> _noHeader = new("--no-header") { Description = "The first line is data already." };

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
        Add("Table", [.. _project.For(ProjectKeys.Database), _into, _replace, _append, _rowNumber]);
        Add("File", _delimiter, _null, _columns, _noHeader, _skipLines, _linesPerRecord);
        Examples =
        [
            "slipway load houses.csv --database sqlite:///houses.db --into houses --row-number id",
            "slipway load boston.txt --database boston.db --into boston --skip-lines 22 --lines-per-record 2 --columns crim,zn,…",
        ];
    }

    protected override Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var project = _project.Read(parsed);
        var columns = parsed.GetValue(_columns)?.Split(',', StringSplitOptions.TrimEntries);
        var options = new LoadCommandOptions
        {
            File = parsed.GetValue(_file)!,
            Table = parsed.GetValue(_into)!,
            Replace = parsed.GetValue(_replace),
            Append = parsed.GetValue(_append),
            RowNumber = parsed.GetValue(_rowNumber),
            Delimiter = ReadDelimiter(parsed.GetValue(_delimiter)),
            NullTokens = parsed.GetValue(_null) is { Length: > 0 } tokens ? tokens : null,
            Columns = columns,
            HasHeader = columns is null && !parsed.GetValue(_noHeader),
            SkipLines = parsed.GetValue(_skipLines),
            LinesPerRecord = parsed.GetValue(_linesPerRecord),
        };
        RequireSense(project, options);
        return RunAsync(project, options, Terminal, cancellationToken);
    }

    private static Task<int> RunAsync(Project project, LoadCommandOptions options, Terminal terminal, CancellationToken cancellationToken) =>
        throw new SlipwayException(ErrorKind.Internal, "Loading is not connected yet.");

    private static char? ReadDelimiter(string? text) => text switch
    {
        null => null,
        "tab" or "\\t" => '\t',
        [var single] => single,
        _ => throw new SlipwayException(ErrorKind.Usage, $"--delimiter: expected one character or tab, found '{text}'."),
    };

    private static void RequireSense(Project project, LoadCommandOptions options)
    {
        var fault = options switch
        {
            { Replace: true, Append: true } => "--replace and --append are given together; expected only one of them.",
            { SkipLines: < 0 } => $"--skip-lines: expected a whole number from 0, found {options.SkipLines}.",
            { LinesPerRecord: < 1 } => $"--lines-per-record: expected a whole number from 1, found {options.LinesPerRecord}.",
            _ when options.Columns?.Contains("") == true => "--columns: expected names with commas between them, found an empty name.",
            _ when project.Database is null => "The database to load into is missing; give --database URL, or database in the project file.",
            _ => null,
        };
        if (fault is not null)
        {
            throw new SlipwayException(ErrorKind.Usage, fault);
        }
    }
}
