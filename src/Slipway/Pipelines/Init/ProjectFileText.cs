using System.Text;
using Slipway.Projects;
using Slipway.Sources;
using Slipway.Sources.Servers;
using Slipway.Training;

namespace Slipway.Pipelines.Init;

/// <summary>The text of a project file, with a short comment on each line.</summary>
internal sealed class ProjectFileText
{
    private const int CommentColumn = 40;
    private const int LongestComment = 160;
    private const int MostListed = 40;

    private readonly StringBuilder _text = new();

    private ProjectFileText()
    {
    }

    /// <summary>What <c>slipway init</c> found, as a project file that training and prediction take as it is.</summary>
    public static string Compose(InitResult result)
    {
        var text = new ProjectFileText();
        text.AddHead(result);
        text.AddTrain(result);
        text.AddPredict(result);
        text.Line("on_drift: warn", "or fail: predict nothing where rows break the data contract");
        return text._text.ToString();
    }

    private void AddHead(InitResult result)
    {
        var what = result.From.Table is { } table ? $"table {table}" : $"file {result.From.File}";
        var rows = FormattableString.Invariant($"{(result.IsSample ? "the first " : "")}{result.Rows:#,0} rows");
        Comment($"What slipway init found in {rows} of {what}. Every key: docs/project-file.md, or slipway train --help.");
        Line($"name: {YamlScalar.Quote(result.Name)}", "the model's name");
        if (result.From.Table is not null)
        {
            AddDatabase(result.Options.Database!);
        }

        _text.Append('\n');
    }

    // A password has no place in a file that is shared.
    private void AddDatabase(ConnectionUrl database)
    {
        if (database.Server is { } server)
        {
            var password = server.Kind == DatabaseKind.MySql ? "~/.my.cnf or MYSQL_PWD" : "~/.pgpass or PGPASSWORD";
            Line(
                $"database: ${{DATABASE_URL:-{ServerUrlText.Compose(database.Provider, server)}}}",
                $"the environment variable's URL; where it is not set, this one, with the password of {password}");
        }
        else
        {
            // A path may hold what means something in a URL.
            var path = database.Path.Replace("%", "%25", StringComparison.Ordinal).Replace("?", "%3F", StringComparison.Ordinal);
            Line($"database: {YamlScalar.WithVariable("DATABASE_URL", $"{database.Provider}:///{path}")}", "the environment variable's URL; where it is not set, this one");
        }
    }

    private void AddTrain(InitResult result)
    {
        Line("train:");
        AddSource(result.TrainFrom, result.RowsWithoutTarget == 0
            ? result.From.Table is null ? "the rows to learn from" : "the rows to learn from; or query: SELECT …"
            : FormattableString.Invariant($"{result.RowsWithoutTarget:#,0} rows have no {result.Target}"));
        AddKey(result, "identifies a row, so no feature");
        Line($"  target: {YamlScalar.Quote(result.Target)}", result.Options.Target is null ? "the last column; name the one to predict" : "the column to predict");
        Line(result.Task.Kind is { } task ? $"  task: {task.ToString().ToLowerInvariant()}" : "  # task: regression", result.Task.Reason);
        Line($"  test: {{ {RowSplit.Describe(result.Test)} }}", result.TestReason);
        Comment($"{result.Features.Count} features: {Listed(result.Features)}", "  ");
        foreach (var column in result.LeftOut.Take(MostListed))
        {
            Comment($"left out by training itself: {column.Name} ({column.Reason})", "  ");
        }

        if (result.LeftOut.Count > MostListed)
        {
            Comment($"and {result.LeftOut.Count - MostListed} more columns", "  ");
        }

        Line($"  # exclude: {YamlScalar.Quote(result.Features[0])}", "columns that nobody knows yet when you predict");
        _text.Append('\n');
    }

    private void AddPredict(InitResult result)
    {
        Line("predict:");
        AddSource(result.From, result.From.Table is null ? "the rows to predict; or table: NAME, of the database in DATABASE_URL" : "the rows to predict");
        AddKey(result, "the written rows have it too");
        switch (result.Into)
        {
            case PredictionTarget.Table table:
                Line($"  into: {YamlScalar.Quote(table.Name)}", "a table of the same database; the first run makes it");
                break;
            case PredictionTarget.File file:
                Line($"  into: {{ file: {YamlScalar.Quote(file.Path)} }}", "a table needs a key to tell its rows apart");
                break;
            default:
                Line("  # into: { file: predictions.csv }", $"without it, they go to the screen{(result.Key.Columns.Count > 0 ? "; or { database: URL, table: NAME }" : "")}");
                break;
        }

        _text.Append('\n');
    }

    private void AddSource(DataQuery from, string comment)
    {
        var (name, value) = from.Table is not null ? ("table", from.Table) : from.Query is not null ? ("query", from.Query) : ("file", from.File!);
        Line($"  {name}: {YamlScalar.Quote(value)}", comment);
    }

    private void AddKey(InitResult result, string comment)
    {
        if (result.Key.Columns.Count > 0)
        {
            Line($"  key: {YamlScalar.Quote(result.Key.Columns)}", $"{result.Key.Reason}; {comment}");
        }
        else
        {
            Line("  # key: id", $"none found: {result.Key.Reason}");
        }
    }

    private static string Listed(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(MostListed)) + (names.Count > MostListed ? ", …" : "");

    private void Line(string value, string? comment = null)
    {
        _text.Append(comment is null ? value : $"{value.PadRight(CommentColumn - 1)} # {OnOneLine(comment)}").Append('\n');
    }

    private void Comment(string text, string indent = "") => _text.Append(indent).Append("# ").Append(OnOneLine(text)).Append('\n');

    // Names and values come from the data: a line end in one would end the comment.
    private static string OnOneLine(string text)
    {
        var line = string.Concat(text.Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) || letter is '\u2028' or '\u2029' or '\ufeff' or '\ufffe' or '\uffff' ? ' ' : letter));
        return line.Length <= LongestComment ? line : $"{line[..LongestComment]}…";
    }
}
