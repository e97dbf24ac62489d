using System.Text;
using Slipway.Images;
using Slipway.Images.Format;
using Slipway.Images.Layers;

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

    public static FileEntry File(string path, string content) => FileEntry.Of(path, Encoding.UTF8.GetBytes(content));
}
