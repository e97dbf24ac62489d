using Slipway.Images.Format;
using Slipway.Images.Registries;
using Slipway.Models;
using Slipway.Projects;

namespace Slipway.Images;

/// <summary>Wherever a model can be: in its folder, in an image's archive, in an image of a registry.</summary>
internal static class ModelPlace
{
    private const int BeginningBytes = 256;

    /// <param name="place">A folder, an archive, or the name of an image with its registry. What is on this machine goes first.</param>
    /// <param name="location">What the files in a folder are called.</param>
    /// <param name="cancellationToken">Ends the fetching.</param>
    /// <exception cref="SlipwayException">There is no model, it is damaged, or the registry refuses or can't be reached.</exception>
    public static async Task<ModelFolder> ReadAsync(string place, ModelLocation location, CancellationToken cancellationToken) =>
        File.Exists(place) ? ImageModel.Read(RequireNoModelFile(place, location))
        : !Directory.Exists(place) && ImageName.IsRemote(place) ? await RegistryModel.ReadAsync(ImageName.Parse(place), cancellationToken).ConfigureAwait(false)
        : !Directory.Exists(place) && (ImageName.IsTagged(place) || place != location.Directory) ? throw NoPlace(place)
        : ModelFolder.Read(location with { Directory = place });

    private static string RequireNoModelFile(string file, ModelLocation location)
    {
        if (!ModelReader.LooksLikeModel(Beginning(file)))
        {
            return file;
        }

        var folder = Path.GetDirectoryName(file) is { Length: > 0 } parent ? parent : ".";
        var what = File.Exists(Path.Combine(folder, location.MetadataFile)) ? $"Name its folder: '{folder}'." : $"Make a model folder of it first: slipway import {file}.";
        throw new SlipwayException(ErrorKind.Model, $"'{file}' looks like a model's file; expected a model's folder or an image's archive. {what}");
    }

    private static byte[] Beginning(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var beginning = new byte[BeginningBytes];
            return beginning[..stream.ReadAtLeast(beginning, BeginningBytes, throwOnEndOfStream: false)];
        }
        catch (Exception fault) when (FileFault.Is(fault))
        {
            throw new SlipwayException(ErrorKind.Storage, $"'{file}' can't be read: {FileFault.Reason(fault)}", fault);
        }
    }

    private static SlipwayException NoPlace(string place) => new(
        ErrorKind.Model,
        $"There is no model '{place}': expected a model's folder, an image's archive, or the name of an image with its registry, HOST/NAME:TAG."
        + (ImageName.IsTagged(place)
            ? $" Of an image of Docker or Podman on this machine, write the archive first: docker save {place} -o {ImageName.Parse(place).Repository.Split('/')[^1]}.tar."
            : ""));
}
