using System.Text.Json.Serialization;
using Slipway.Reports.Data;

namespace Slipway.Reports;

/// <summary>
/// Writes <see cref="ReportData"/> with names in snake case. The default encoder stays: it escapes every character
/// that means something in HTML, so that no name can end the script element that holds the data.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ReportData))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
