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
    private const string Sbom =
        """
        {
          "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
          "metadata": { "component": { "type": "application", "bom-ref": "slipway", "name": "slipway", "version": "1.0.0" } },
          "components": [ { "type": "library", "bom-ref": "a", "name": "a", "version": "1.0" } ]
        }
        """;

    public static DateTimeOffset Created { get; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public static ContainerImage Create(string content = "content") => new(
        BaseImage.Config, Created,
        [
            LayerWriter.Write([new LinkEntry("usr/local/bin/a", "../lib/a"), File("usr/local/lib/a", content)], "one", 6),
            LayerWriter.Write([File("model/model.txt", "trees")], "two", 6),
        ]);

    /// <summary>The same with a bill of materials, as a base image has it.</summary>
    public static ContainerImage WithSbom() => Create() with { Layers = [.. Create().Layers, LayerWriter.Write([File(ModelSbom.Path, Sbom)], "program", 6)] };

    /// <summary>The same with a model in a layer of its own.</summary>
    public static ContainerImage WithModel(ModelFolder? model = null) => ModelImage.Create(
        Create(), model ?? ModelFolder.Create(SampleMetadata.Create(), "trees"u8.ToArray()), new ModelImageContent(new ModelLocation(), null, null, null, 6), Created);

    public static FileEntry File(string path, string content) => FileEntry.Of(path, Encoding.UTF8.GetBytes(content));
}
