using Slipway.Images.Archives;
using Slipway.Models;

namespace Slipway.Images;

/// <summary>The model in an image's archive.</summary>
internal static class ImageModel
{
    /// <param name="archive">The image's archive.</param>
    /// <exception cref="SlipwayException">The archive or the model in it is damaged, or there is none.</exception>
    public static ModelFolder Read(string archive)
    {
        var image = ImageArchiveReader.Read(archive);
        var search = new ModelSearch(archive, image.Config.Environment);
        search.Files.Look(image);
        return search.Open();
    }
}
