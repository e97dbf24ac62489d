using System.CommandLine;
using Slipway.Cli.Output;
using Slipway.Cli.Results;
using Slipway.Pipelines.Import;
using Slipway.Projects;
using Slipway.Projects.Reading;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway import</c>: a model that was trained elsewhere into a model folder.</summary>
internal sealed class ImportCommand : SlipwayCommand
{
    private readonly ProjectOptions _project = new(ProjectUse.Import);

    private readonly Argument<string> _file = new Argument<string>("MODEL_FILE") { Description = "The model as LightGBM, XGBoost or an exporter to ONNX wrote it." }.WithText("a file's path");

    private readonly Option<string> _features = new Option<string>("--features")
    {
        Description = "A file with the columns that the model's features are, one a line, in the model's order; behind = a text column's values, in the order of their codes. Default: the model's own names.",
        HelpName = "FILE",
    }.WithText("a file's path");

    private readonly Option<string> _classes = new Option<string>("--classes")
    {
        Description = "The classes' names in the order of the model's outputs. Default: those in the model's file, or else 0, 1, ….",
        HelpName = "A,B,…",
    }.WithText("names with commas between them");

    public ImportCommand(Terminal terminal)
        : base("import", "Makes a model folder of a model that was trained elsewhere, with a contract that is learned from the rows of a table, a query or a file.", terminal)
    {
        Add(_file);
        Add("What the model predicts from", [_features, _classes, .. _project.For(ProjectKeys.Target, ProjectKeys.Task)]);
        Add("Rows", _project.For(
            ProjectKeys.Database, ProjectKeys.Wait, ProjectKeys.Train.Table, ProjectKeys.Train.Query, ProjectKeys.Train.File, ProjectKeys.TrainKey, ProjectKeys.Threads));
        Add("Model", _project.For(ProjectKeys.Name, ProjectKeys.Gate, ProjectKeys.ModelDirectory, ProjectKeys.ModelFile, ProjectKeys.MetadataFile));
        Examples =
        [
            "slipway import boston.txt --database sqlite:///boston.db --table boston_housing --target medv",
            "slipway import model.json --features features.txt --file houses.csv --target price",
            "slipway import churn.onnx --features features.txt --classes stays,leaves",
        ];
    }

    protected override Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        RunAsync(_project.Read(parsed), ReadOptions(parsed), Terminal, cancellationToken);

    private static async Task<int> RunAsync(Project project, ImportOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        ImportResult result;
        await using (var observer = new TerminalObserver(terminal))
        {
            result = await new ImportPipeline(project, options, observer).RunAsync(cancellationToken).ConfigureAwait(false);
        }

        terminal.WriteResult(console => ImportView.Write(console, result, project.Model), writer => ImportView.Write(writer, result, project.Model));
        return 0;
    }

    private ImportOptions ReadOptions(ParseResult parsed) =>
        new(parsed.GetValue(_file)!, parsed.GetValue(_features), parsed.GetValue(_classes)?.Split(',', StringSplitOptions.TrimEntries));
}
