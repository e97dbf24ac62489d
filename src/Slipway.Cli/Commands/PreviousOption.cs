using System.CommandLine;
using Slipway.Pipelines.Train;
using Slipway.Projects;

namespace Slipway.Cli.Commands;

/// <summary>The option that names the model which a new one must not be worse than.</summary>
internal static class PreviousOption
{
    public static Option<string> Create() => new Option<string>("--previous")
    {
        Description = "The model that the new one must not be worse than on the new one's test rows: an image's archive, its name in a registry, or a model's folder.",
        HelpName = "IMAGE",
    }.WithText("an image");

    /// <summary>Reads that model; null for none.</summary>
    public static async Task<PreviousModel?> ReadAsync(string? place, Project project, CancellationToken cancellationToken) =>
        place is null ? null : await PreviousModel.ReadAsync(place, project.Model, cancellationToken).ConfigureAwait(false);
}
