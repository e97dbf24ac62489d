using System.Diagnostics;
using System.Globalization;
using Slipway.Images;
using Slipway.Images.Archives;
using Slipway.Models;
using Slipway.Pipelines.Train;
using Slipway.Projects;
using Slipway.Training;

namespace Slipway.Pipelines.Build;

/// <summary>A model folder and a base image to an image with the model in it.</summary>
internal static class BuildPipeline
{
    /// <exception cref="SlipwayException">The model or the base image is damaged, the model does not pass the gate, or the archive can't be written.</exception>
    public static BuildResult Run(Project project, BuildOptions options)
    {
        var clock = Stopwatch.StartNew();
        var model = ModelFolder.Read(project.Model);
        GateCheck.RequireMetric(project.Gate, model.Metadata.Metrics.Test);
        GateCheck.Require(project.Gate, model.Metadata.Metrics, "No image was built.");
        var content = new ModelImageContent(
            project.Model, options.ProjectFile is { } file ? PackedProject.Read(file) : null, options.WithReport ? ReadReport(project.Model) : null, options.Compression);

        var baseImage = ImageArchiveReader.Read(options.Base);
        var created = Clock.Fixed() ?? CommittedTime(options.ProjectFile, baseImage.Created) ?? DateTimeOffset.Parse(model.Metadata.Created, CultureInfo.InvariantCulture);
        var image = ModelImage.Create(baseImage, model, content, created);
        var digest = WholeFile.Write(options.Output, stream => ImageArchiveWriter.Write(image, options.Names, stream));
        return new BuildResult(
            options.Output, [.. options.Names.Select(name => name.Familiar)], digest, model.Metadata.Name, model.Metadata.Digest,
            image.Layers.Sum(layer => layer.Blob.Size), clock.Elapsed.TotalSeconds);
    }

    private static DateTimeOffset? CommittedTime(string? projectFile, DateTimeOffset baseImage) =>
        projectFile is not null && CommitTime.Of(projectFile) is { } commit ? new[] { commit, baseImage }.Max() : null;

    private static byte[] ReadReport(ModelLocation model) => File.Exists(model.ReportPath)
        ? File.ReadAllBytes(model.ReportPath)
        : throw new SlipwayException(ErrorKind.Model, $"There is no report '{model.ReportPath}' to put into the image. Train the model again, or leave --with-report out.");
}
