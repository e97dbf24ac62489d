using Slipway.Models;
using Slipway.Projects;

namespace Slipway.Images;

/// <summary>Looks for the model in an image's layers, from the highest down.</summary>
internal sealed class ModelSearch
{
    private readonly string _image;
    private readonly ModelLocation _location;

    /// <param name="image">The image's name, for messages.</param>
    /// <param name="environment">Its environment variables, as <c>NAME=value</c>, which say where the model is.</param>
    public ModelSearch(string image, IReadOnlyList<string> environment)
    {
        var usual = new ModelLocation();
        var folder = Variable("MODEL_DIR")?.Trim('/');
        _image = image;
        _location = new ModelLocation(image, Variable("MODEL_FILE") ?? usual.ModelFile, Variable("METADATA_FILE") ?? usual.MetadataFile);
        Files = new LayerFiles(image, $"{folder}/{_location.MetadataFile}", $"{folder}/{_location.ModelFile}");

        string? Variable(string name) => environment.LastOrDefault(line => line.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..];
    }

    /// <summary>The files that make a model, to be looked for in the layers.</summary>
    public LayerFiles Files { get; }

    /// <summary>The model that was found.</summary>
    /// <exception cref="SlipwayException">There is none, or it is damaged.</exception>
    public ModelFolder Open() => Files.Contents is [{ } metadata, { } model]
        ? ModelFolder.Open(metadata, model, _location)
        : throw new SlipwayException(ErrorKind.Model, $"The image '{_image}' has no model in it. Build one: slipway build -t NAME:TAG -o FILE.");
}
