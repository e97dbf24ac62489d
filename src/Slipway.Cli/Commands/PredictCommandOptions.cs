using Slipway.Projects;

namespace Slipway.Cli.Commands;

/// <summary>What a prediction run is told beside the project.</summary>
internal sealed record PredictCommandOptions
{
    /// <summary><c>csv</c> or <c>jsonl</c>; null where the file's name decides.</summary>
    public string? Format { get; init; }

    /// <summary>Start anew, also where an interrupted run could go on.</summary>
    public bool Restart { get; init; }

    /// <summary>Only rows without a prediction by this model.</summary>
    public bool OnlyNew { get; init; }

    /// <summary>Only rows whose value in this column is at or above the largest of the last finished run; null for all.</summary>
    public string? Since { get; init; }

    /// <exception cref="SlipwayException">An option is for another kind of sink than the project has.</exception>
    public void RequireFit(Project project)
    {
        var isTable = project.Predict!.Into is PredictionTarget.Table;
        var unfit = !isTable && OnlyNew ? "--new"
            : !isTable && Restart ? "--restart"
            : !isTable && Since is not null ? "--since"
            : null;
        if (unfit is not null)
        {
            throw new SlipwayException(ErrorKind.Usage, $"{unfit}: a file or the screen has no runs to look back at; expected a table, with --into TABLE.");
        }

        if (isTable && Format is not null)
        {
            throw new SlipwayException(ErrorKind.Usage, "--format: a table has no format; expected a file or the screen, with --output FILE.");
        }
    }
}
