using System.Globalization;
using Slipway.Images.Format;
using Slipway.Images.Layers;
using Slipway.Models;
using Slipway.Training;

namespace Slipway.Images;

/// <summary>An image with a model in it: a base image, and on it one layer with the model and the project file.</summary>
internal static class ModelImage
{
    private const string ModelFolderPath = "model";
    private const string ProjectPath = "work/slipway.yaml";

    /// <param name="baseImage">What the model is laid on.</param>
    /// <param name="model">The model.</param>
    /// <param name="content">What else goes in, and as what.</param>
    /// <param name="created">The time in the image's config and, so that equal models are equal images whenever they were trained, in the metadata.</param>
    public static ContainerImage Create(ContainerImage baseImage, ModelFolder model, ModelImageContent content, DateTimeOffset created)
    {
        var dated = model with { Metadata = model.Metadata with { Created = Clock.Write(created) } };
        List<LayerEntry> entries =
        [
            FileEntry.Of($"{ModelFolderPath}/{content.Location.ModelFile}", dated.ModelFile),
            FileEntry.Of($"{ModelFolderPath}/{content.Location.MetadataFile}", dated.MetadataFile()),
        ];
        if (content.Report is { } report)
        {
            entries.Add(FileEntry.Of($"{ModelFolderPath}/{Projects.ModelLocation.ReportFile}", report));
        }

        if (content.ProjectFile is { } projectFile)
        {
            entries.Add(FileEntry.Of(ProjectPath, projectFile));
        }

        if (content.Sbom is { } sbom)
        {
            entries.Add(FileEntry.Of(ModelSbom.Path, sbom));
        }

        var layer = LayerWriter.Write(entries, $"model {model.Metadata.Name}", content.Compression);
        return new ContainerImage(Config(baseImage.Config, model.Metadata, content.Location, created), created, [.. baseImage.Layers, layer]);
    }

    private static RunConfig Config(RunConfig config, Metadata model, Projects.ModelLocation location, DateTimeOffset created) => config with
    {
        Environment = [.. config.Environment, $"MODEL_DIR=/{ModelFolderPath}", $"MODEL_FILE={location.ModelFile}", $"METADATA_FILE={location.MetadataFile}"],
        Labels = Labels(model, created),
    };

    private static SortedDictionary<string, string> Labels(Metadata model, DateTimeOffset created)
    {
        var labels = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["org.opencontainers.image.title"] = model.Name,
            ["org.opencontainers.image.description"] = $"Predicts {model.Target.Name}, by Slipway",
            ["org.opencontainers.image.created"] = Clock.Write(created),
            ["slipway.model.name"] = model.Name,
            ["slipway.model.digest"] = model.Digest,
            ["slipway.version"] = model.Versions.Slipway,
        };
        foreach (var (metric, value) in model.Metrics.Test)
        {
            labels[$"slipway.model.test_{metric}"] = value.ToString("R", CultureInfo.InvariantCulture);
        }

        return labels;
    }
}
