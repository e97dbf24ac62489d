using System.Text;
using Slipway.Images;
using Slipway.Images.Format;
using Slipway.Images.Layers;
using Slipway.Models;
using Slipway.Projects;
using Slipway.Tests.Models;

namespace Slipway.Tests.Images;

/// <summary>A small image of two layers.</summary>
internal static class SampleImage
{
    public static DateTimeOffset Created { get; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static ContainerImage Create(string content = "content") => new(
        BaseImage.Config, Created,
        [
            LayerWriter.Write([new LinkEntry("usr/local/bin/a", "../lib/a"), File("usr/local/lib/a", content)], "one", 6),
            LayerWriter.Write([File("model/model.txt", "trees")], "two", 6),
        ]);

    /// <summary>The same with a model in a layer of its own.</summary>
    public static ContainerImage WithModel(ModelFolder? model = null) => ModelImage.Create(
        Create(), model ?? ModelFolder.Create(SampleMetadata.Create(), "trees"), new ModelImageContent(new ModelLocation(), null, null, null, 6), Created);

    public static FileEntry File(string path, string content) => FileEntry.Of(path, Encoding.UTF8.GetBytes(content));
}
