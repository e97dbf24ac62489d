using System.Diagnostics;
using System.Globalization;
using Slipway.Images;
using Slipway.Images.Archives;
using Slipway.Images.Engines;
using Slipway.Images.Format;
using Slipway.Images.Registries;
using Slipway.Models;
using Slipway.Pipelines.Train;
using Slipway.Projects;
using Slipway.Sinks.Files;
using Slipway.Training;

namespace Slipway.Pipelines.Build;

/// <summary>A model folder and a base image to an image with the model in it.</summary>
internal sealed class BuildPipeline(Project project, BuildOptions options, IPipelineObserver observer)
{
    private const string ArchiveEnding = ".tar";
    private const string NoImage = "No image was built.";

    /// <exception cref="SlipwayException">The model or the base image is damaged, the model does not pass the gate, or the image can't go where it should.</exception>
    public async Task<BuildResult> RunAsync(CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var model = ModelFolder.Read(project.Model);
        GateCheck.RequireMetric(project.Gate, model.Metadata.Metrics.Test);
        GateCheck.Require(project.Gate, model.Metadata.Metrics, NoImage);
        var previous = options.Previous is null ? null : await TestAgain.ScoreAsync(options.Previous, model.Metadata, project, observer, cancellationToken).ConfigureAwait(false);
        GateCheck.RequireNotWorse(previous, model.Metadata.Metrics, NoImage);
        var baseImage = ImageArchiveReader.Read(options.Base);
        var sbom = ModelSbom.Compose(baseImage, model.Metadata);
        var image = Create(baseImage, model, sbom);

        List<ImagePlace> places = [];
        if (options.Output is { } output)
        {
            WriteArchive(image, output);
            places.Add(new ImagePlace("archive", output));
            if (sbom is not null && !output.StartsWith("/dev/", StringComparison.Ordinal))
            {
                places.Add(new ImagePlace("sbom", WriteBeside(output, sbom)));
            }
        }

        if (options.Load)
        {
            places.Add(new ImagePlace("engine", await LoadAsync(image, cancellationToken).ConfigureAwait(false)));
        }

        foreach (var name in options.Push)
        {
            var sent = await RegistryPush.PushAsync(
                image, name, (done, total) => observer.Report(new PipelineProgress($"pushing to {name.Registry}", done, total, "bytes")), cancellationToken).ConfigureAwait(false);
            places.Add(new ImagePlace("registry", name.Full, sent));
        }

        return new BuildResult(
            [.. options.Names.Select(name => name.Familiar)], image.ManifestBlob(image.ConfigBlob()).Digest, model.Metadata.Name, model.Metadata.Digest,
            image.Layers.Sum(layer => layer.Blob.Size), places, model.Metadata.Metrics.Test, previous, clock.Elapsed.TotalSeconds);
    }

    // A name may have other dots in it, of a version: boston-1.0.
    private static string SbomPath(string archive) => $"{(archive.EndsWith(ArchiveEnding, StringComparison.OrdinalIgnoreCase) ? archive[..^ArchiveEnding.Length] : archive)}.cdx.json";

    private static string WriteBeside(string archive, byte[] sbom)
    {
        var path = SbomPath(archive);
        try
        {
            using var file = new OutputFile(path);
            file.Stream.Write(sbom);
            file.Commit();
            return path;
        }
        catch (Exception fault) when (FileFault.Is(fault))
        {
            throw new SlipwayException(ErrorKind.Storage, $"The bill of materials '{path}' can't be written: {FileFault.Reason(fault)}", fault);
        }
    }

    private ContainerImage Create(ContainerImage baseImage, ModelFolder model, byte[]? sbom)
    {
        var content = new ModelImageContent(
            project.Model, options.ProjectFile is { } file ? PackedProject.Read(file) : null, options.WithReport ? ReadReport() : null, sbom, options.Compression);
        var created = Clock.Fixed() ?? CommittedTime(baseImage.Created) ?? DateTimeOffset.Parse(model.Metadata.Created, CultureInfo.InvariantCulture);
        return ModelImage.Create(baseImage, model, content, created);
    }

    private void WriteArchive(ContainerImage image, string path) => ImageArchiveWriter.Write(image, options.Names, path);

    private async Task<string> LoadAsync(ContainerImage image, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("slipway-image-");
        try
        {
            var archive = Path.Combine(folder.FullName, "image.tar");
            WriteArchive(image, archive);
            return await LocalEngine.LoadAsync(archive, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private DateTimeOffset? CommittedTime(DateTimeOffset baseImage) =>
        options.ProjectFile is { } file && CommitTime.Of(file) is { } commit ? new[] { commit, baseImage }.Max() : null;

    private byte[] ReadReport() => File.Exists(project.Model.ReportPath)
        ? File.ReadAllBytes(project.Model.ReportPath)
        : throw new SlipwayException(ErrorKind.Model, $"There is no report '{project.Model.ReportPath}' to put into the image. Train the model again, or leave --with-report out.");
}
