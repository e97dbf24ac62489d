using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Slipway.Columns;
using Slipway.Features;

namespace Slipway.Models;

/// <summary>How metadata is written as JSON: names in snake_case, in the order of the records.</summary>
[JsonSerializable(typeof(Metadata))]
internal sealed partial class ModelJson : JsonSerializerContext
{
    /// <summary>The one to use; text beyond ASCII stays as it is, because people read the file too.</summary>
    public static ModelJson Readable { get; } = new(new JsonSerializerOptions
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        Converters =
        {
            new JsonStringEnumConverter<TaskKind>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<ColumnType>(JsonNamingPolicy.SnakeCaseLower),
            new JsonStringEnumConverter<DatePart>(JsonNamingPolicy.SnakeCaseLower),
        },
    });
}
