using System.Text.Json;
using Json.Schema;

namespace Slipway.Tests;

/// <summary>A JSON schema in a file of the repository.</summary>
internal sealed class SchemaFile(params string[] path)
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private readonly JsonSchema _schema = JsonSchema.FromText(File.ReadAllText(Path.Combine([Repository.Root, .. path])));

    /// <summary>What in a document is not as the schema wants it; empty where all is.</summary>
    public IReadOnlyList<string> Faults(JsonElement document)
    {
        var results = _schema.Evaluate(document, Options);
        return results.IsValid
            ? []
            : [.. (results.Details ?? []).Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Key}: {error.Value}")), "it is not valid"];
    }
}
