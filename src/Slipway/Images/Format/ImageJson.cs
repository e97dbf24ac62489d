using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Slipway.Images.Format;

/// <summary>How the JSON documents of an image are written: without white space, properties in the order of the records, so that equal images are equal bytes.</summary>
[JsonSerializable(typeof(ImageConfig))]
[JsonSerializable(typeof(ImageManifest))]
[JsonSerializable(typeof(ImageIndex))]
[JsonSerializable(typeof(OciLayout))]
[JsonSerializable(typeof(DockerArchiveEntry[]))]
internal sealed partial class ImageJson : JsonSerializerContext
{
    /// <summary>The one to use; media types keep their plus signs.</summary>
    public static ImageJson Plain { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });
}
