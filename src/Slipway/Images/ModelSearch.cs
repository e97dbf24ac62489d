using System.Text.Json;
using Slipway.Images.Archives;
using Slipway.Models;
using Slipway.Projects;

namespace Slipway.Images;

/// <summary>Looks for the model in an image's layers, from the highest down: where the program looks that runs in a container of the image.</summary>
internal sealed class ModelSearch
{
    private readonly string _image;
    private readonly string _folder;
    private readonly ModelLocation _location;

    /// <param name="image">The image's name, for messages.</param>
    /// <param name="config">Its config, whose environment variables say where the model is, seen from the working folder.</param>
    /// <exception cref="InvalidOperationException">That is no config.</exception>
    public ModelSearch(string image, JsonElement config)
    {
        var settings = Property(config, "config");
        string?[] environment = Property(settings, "Env") is { } lines ? [.. lines.EnumerateArray().Select(line => line.GetString())] : [];
        var usual = new ModelLocation();
        _image = image;
        _folder = ArchivePaths.Resolve(Property(settings, "WorkingDir")?.GetString() ?? "", Variable("MODEL_DIR") ?? usual.Directory);
        _location = new ModelLocation(image, Variable("MODEL_FILE") ?? usual.ModelFile, Variable("METADATA_FILE") ?? usual.MetadataFile);
        Files = new LayerFiles(image, ArchivePaths.Resolve(_folder, _location.MetadataFile), ArchivePaths.Resolve(_folder, _location.ModelFile));

        string? Variable(string name) => environment.LastOrDefault(line => line?.StartsWith($"{name}=", StringComparison.Ordinal) == true)?[(name.Length + 1)..] is { Length: > 0 } value ? value : null;
    }

    /// <summary>The files that make a model, to be looked for in the layers.</summary>
    public LayerFiles Files { get; }

    /// <summary>The model that was found.</summary>
    /// <exception cref="SlipwayException">There is none, or it is damaged.</exception>
    public ModelFolder Open() => Files.Contents is [{ } metadata, { } model]
        ? ModelFolder.Open(metadata, model, _location)
        : throw new SlipwayException(
            ErrorKind.Model,
            $"The image '{_image}' has no model in it: expected {_location.ModelFile} and {_location.MetadataFile} in /{_folder}, by its MODEL_DIR and working folder. Build one: slipway build -t NAME:TAG -o FILE.");

    // Null in a config is the same as nothing.
    private static JsonElement? Property(JsonElement? element, string name) =>
        element is { } known && known.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
