using Slipway.Images.Archives;
using Slipway.Models;

namespace Slipway.Images;

/// <summary>The model in an image's archive.</summary>
internal static class ImageModel
{
    /// <param name="archive">The image's archive.</param>
    /// <exception cref="SlipwayException">The archive or the model in it is damaged, or there is none.</exception>
    public static ModelFolder Read(string archive) => ArchiveFaults.Read(archive, files =>
    {
        var image = SavedImage.Find(files, archive);
        var search = new ModelSearch(archive, image.Config);
        foreach (var layer in image.Layers.Reverse())
        {
            // Also those below the model, so that a damaged archive is not taken for a whole one.
            layer.RequireWhole(files);
            using var content = files.Open(layer.Path);
            search.Files.Look(content);
        }

        return search.Open();
    });
}
