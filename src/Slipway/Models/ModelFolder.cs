using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Slipway.Projects;

namespace Slipway.Models;

/// <summary>A model and its metadata as they lie in <c>MODEL_DIR</c>.</summary>
/// <param name="Metadata">What the metadata file holds.</param>
/// <param name="ModelFile">The model file's bytes, as the library that trained the model wrote them.</param>
/// <param name="ModelPath">The model file's name in messages.</param>
internal sealed record ModelFolder(Metadata Metadata, byte[] ModelFile, string ModelPath)
{
    private const int Attempts = 4;

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(20);

    private static JsonTypeInfo<Metadata> Format => ModelJson.Readable.Metadata;

    /// <summary>Reads a model folder and holds it against its digest.</summary>
    /// <exception cref="SlipwayException">The folder or one of its files is missing, damaged, or written by a newer Slipway.</exception>
    public static ModelFolder Read(ModelLocation location)
    {
        for (var attempt = 1; ; attempt++)
        {
            var metadataJson = ReadFile(location.MetadataPath, location);
            if (TryOpen(metadataJson, ReadFile(location.ModelPath, location), location) is { } folder)
            {
                return folder;
            }

            // Another model may have taken this one's place after the first file was read.
            if (attempt == Attempts)
            {
                throw Damaged(location);
            }

            Thread.Sleep(BetweenAttempts);
        }
    }

    /// <summary>Takes a model's two files and holds them against their digest.</summary>
    /// <param name="metadataJson">The metadata file's bytes.</param>
    /// <param name="modelFile">The model file's bytes.</param>
    /// <param name="location">Where they were, for messages.</param>
    /// <exception cref="SlipwayException">They are damaged, or written by a newer Slipway.</exception>
    public static ModelFolder Open(byte[] metadataJson, byte[] modelFile, ModelLocation location) =>
        TryOpen(metadataJson, modelFile, location) ?? throw Damaged(location);

    /// <summary>Gives the metadata the digest that it has together with the model.</summary>
    public static ModelFolder Create(Metadata metadata, byte[] modelFile)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(metadata, Format);
        return new ModelFolder(metadata with { Digest = ModelDigest.Compute(modelFile, json) }, modelFile, "the new model");
    }

    /// <summary>The metadata file's bytes.</summary>
    public byte[] MetadataFile() => [.. JsonSerializer.SerializeToUtf8Bytes(Metadata, Format), (byte)'\n'];

    /// <summary>Reads the model file.</summary>
    /// <exception cref="SlipwayException">The model file can't be read, or does not fit the metadata.</exception>
    public Estimator ReadEstimator()
    {
        var estimator = ModelReader.Read(ModelFile, ModelPath);
        var columns = Metadata.Features.Sum(feature => feature.Width);
        var outputs = Metadata.Task == TaskKind.Multiclass ? Metadata.Classes.Count : 1;

        // Some libraries' models give both of two classes' probabilities.
        var fits = estimator.OutputCount == outputs || (Metadata.Task == TaskKind.Binary && estimator.OutputCount == Metadata.Classes.Count);
        return estimator.FeatureCount == columns && fits
            ? estimator
            : throw new SlipwayException(
                ErrorKind.Model,
                $"'{ModelPath}' has {estimator.FeatureCount} model columns and {estimator.OutputCount} outputs, its metadata {columns} and {outputs}; they do not belong together. Train or import the model again.");
    }

    /// <summary>Writes the folder in the place of the one that is there, as <see cref="FolderSwap"/> replaces it.</summary>
    /// <exception cref="SlipwayException">The folder can't be written, or files of others would be written over.</exception>
    public void Write(ModelLocation location, Action<Stream>? writeReport = null) => new ModelFolderPlace(location).Replace(folder =>
    {
        File.WriteAllBytes(Path.Combine(folder, location.ModelFile), ModelFile);
        File.WriteAllBytes(Path.Combine(folder, location.MetadataFile), MetadataFile());
        if (writeReport is not null)
        {
            using var report = File.Create(Path.Combine(folder, ModelLocation.ReportFile));
            writeReport(report);
        }
    });

    private static ModelFolder? TryOpen(byte[] metadataJson, byte[] modelFile, ModelLocation location)
    {
        var metadata = Parse(metadataJson, location.MetadataPath);
        return ModelDigest.Compute(modelFile, metadataJson) == metadata.Digest ? new ModelFolder(metadata, modelFile, location.ModelPath) : null;
    }

    private static SlipwayException Damaged(ModelLocation location) => new(
        ErrorKind.Model,
        $"The model in '{location.Directory}' is damaged: {location.ModelFile} and {location.MetadataFile} do not match the digest that was stored with them. " +
        "Train or import it again, or restore both files.");

    private static Metadata Parse(byte[] json, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.TryGetProperty("format", out var format) && format.TryGetInt32(out var number) && number > Metadata.CurrentFormat)
            {
                throw new SlipwayException(
                    ErrorKind.Model, $"'{path}' has format {number} and was written by a newer Slipway; this one reads up to format {Metadata.CurrentFormat}. Update Slipway or train again.");
            }

            return document.Deserialize(Format) is { } metadata && metadata.IsWhole() ? metadata : throw new JsonException("expected the features and classes of a model");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new SlipwayException(
                ErrorKind.Model, $"'{path}' is no model's metadata, or is damaged{WhereIn(fault)}. Restore the file, or train or import the model again.", fault);
        }
    }

    // The parser's own words are of tokens and byte positions.
    private static string WhereIn(Exception fault) =>
        fault is not JsonException json ? ""
        : (json.LineNumber is { } line ? FormattableString.Invariant($" in line {line + 1}") : "") + (json.Path is { Length: > 2 } name ? $" (at {name[2..]})" : "");

    private static byte[] ReadFile(string path, ModelLocation location)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (IOException) when (File.Exists(location.Directory))
        {
            throw new SlipwayException(ErrorKind.Model, $"'{location.Directory}' is a file; expected a model's folder.");
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SlipwayException(
                ErrorKind.Model,
                $"There is no model in '{location.Directory}': '{path}' is missing. Train one (slipway train), or name its folder by MODEL_DIR.", fault);
        }
        catch (Exception fault) when (FileFault.Is(fault))
        {
            throw new SlipwayException(ErrorKind.Model, $"'{path}' can't be read: {FileFault.Reason(fault)}", fault);
        }
    }
}
