using Slipway.Pipelines.Predict.Partitioning;
using Slipway.Projects;
using Slipway.Sinks.Files;

namespace Slipway.Pipelines.Predict;

/// <summary>What must hold of a prediction run before anything is opened: an option that does not fit would be ignored without a word.</summary>
internal static class PredictRules
{
    /// <exception cref="SlipwayException">An option is for another kind of source or sink, or the key is missing.</exception>
    public static void Require(Project project, PredictOptions options, PredictSettings settings)
    {
        var isTable = options.Into is PredictionTarget.Table;
        var unfit = isTable ? null
            : settings.OnlyNew ? "--new"
            : settings.Restart ? "--restart"
            : settings.Since is not null ? "--since"
            : null;
        var fault = unfit is not null ? $"{unfit}: a file or the screen has no runs to look back at; expected a table, with --into TABLE."
            : !isTable && settings.Partition is { } part ? $"{PartitionReader.Flag} {part}: a file or the screen can't be written in parts; expected a table, with --into TABLE."
            : isTable && settings.Format is not null ? "--format: a table has no format; expected a file or the screen, with --output FILE."
            : isTable && options.Key.Count == 0 ? "Predictions in a table are stored by their rows' key, and no key is named. Give --key, or predict.key in slipway.yaml."
            : options.From.File is not null && settings.Since is not null ? "--since: a file is read whole; expected a table or a query."
            : settings.Partition is { } partition && !AreServers(project, options)
                ? $"{PartitionReader.Flag} {partition}: only tables and queries of a database server can be partitioned, into a table of one; a SQLite file takes one writer at a time."
            : OverwriteFault(project, options) ?? FormatFault(options, settings);
        if (fault is not null)
        {
            throw new SlipwayException(ErrorKind.Usage, fault);
        }
    }

    // Predictions would take the place of what they are made from.
    private static string? OverwriteFault(Project project, PredictOptions options)
    {
        if (options.Into is not PredictionTarget.File { Path: not "-" and var path })
        {
            return null;
        }

        var database = project.Database is { Server: null } source && options.From.File is null ? source.Path : null;
        var taken = options.From.File is { } file && FilePaths.AreSame(file, path) ? "the file that rows are read from"
            : database is not null && FilePaths.AreSame(database, path) ? "the database that rows are read from"
            : project.Model.HasFile(path) ? "a file of the model"
            : null;
        return taken is null ? null : $"--output: '{path}' is {taken}; expected another name.";
    }

    // Rows of commas in a file that calls itself Parquet would be found out by whoever reads it, much later.
    private static string? FormatFault(PredictOptions options, PredictSettings settings) =>
        options.Into is PredictionTarget.File { Path: not "-" } file && settings.Format is null && FormatByName.Find(file.Path) is null
            ? $"--output: the name '{file.Path}' does not say how to write predictions; expected {FormatByName.Known}, or --format csv or jsonl beside any name."
            : null;

    private static bool AreServers(Project project, PredictOptions options) =>
        options.From.File is null && project.Database?.Server is not null
        && ((options.Into as PredictionTarget.Table)?.Database ?? project.Database).Server is not null;
}
