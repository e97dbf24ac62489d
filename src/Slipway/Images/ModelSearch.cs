using System.Formats.Tar;
using System.IO.Compression;
using Slipway.Models;
using Slipway.Projects;

namespace Slipway.Images;

/// <summary>Looks for the model in an image's layers, from the highest down: what a higher one has hides what is below it.</summary>
internal sealed class ModelSearch
{
    private readonly string _image;
    private readonly ModelLocation _location;
    private readonly string[] _paths;
    private readonly byte[]?[] _files = new byte[]?[2];

    /// <param name="image">The image's name, for messages.</param>
    /// <param name="environment">Its environment variables, as <c>NAME=value</c>, which say where the model is.</param>
    public ModelSearch(string image, IReadOnlyList<string> environment)
    {
        var usual = new ModelLocation();
        var folder = Variable("MODEL_DIR")?.Trim('/');
        _image = image;
        _location = new ModelLocation(image, Variable("MODEL_FILE") ?? usual.ModelFile, Variable("METADATA_FILE") ?? usual.MetadataFile);
        _paths = [$"{folder}/{_location.MetadataFile}", $"{folder}/{_location.ModelFile}"];

        string? Variable(string name) => environment.LastOrDefault(line => line.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..];
    }

    /// <summary>Whether there is nothing more to look for.</summary>
    public bool IsDone => !_files.Contains(null);

    /// <summary>Looks into a layer.</summary>
    /// <param name="layer">A tar, gzipped or not.</param>
    /// <exception cref="SlipwayException">It is damaged, or compressed otherwise.</exception>
    public void Look(byte[] layer)
    {
        using var content = new MemoryStream(layer, writable: false);
        using var expanded = layer is [0x1F, 0x8B, ..] ? (Stream)new GZipStream(content, CompressionMode.Decompress) : content;
        try
        {
            using var tar = new TarReader(expanded);
            while (!IsDone && tar.GetNextEntry() is { } entry)
            {
                if (Array.IndexOf(_paths, Relative(entry.Name)) is var index and >= 0 && entry.DataStream is { } file)
                {
                    var bytes = new byte[entry.Length];
                    file.ReadExactly(bytes);
                    _files[index] ??= bytes;
                }
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException or IOException)
        {
            throw new SlipwayException(ErrorKind.Model, $"A layer of the image '{_image}' can't be read: {fault.Message.TrimEnd('.')}. Expected a tar, gzipped or not.", fault);
        }
    }

    // Some tools write paths from the root, or from the present folder.
    private static string Relative(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path.TrimStart('/');

    /// <summary>The model that was found.</summary>
    /// <exception cref="SlipwayException">There is none, or it is damaged.</exception>
    public ModelFolder Open() => _files is [{ } metadata, { } model]
        ? ModelFolder.Open(metadata, model, _location)
        : throw new SlipwayException(ErrorKind.Model, $"The image '{_image}' has no model in it. Build one: slipway build -t NAME:TAG -o FILE.");
}
