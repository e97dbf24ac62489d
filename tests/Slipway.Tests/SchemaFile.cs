using System.Text.Json;
using Json.Schema;

namespace Slipway.Tests;

/// <summary>A JSON schema in a file of the repository.</summary>
internal sealed class SchemaFile(params string[] path)
{
    private static readonly EvaluationOptions Options = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    /// <summary>The files beside it with the schemas that it refers to.</summary>
    public IReadOnlyList<string> Referred { get; init; } = [];

    private JsonSchema Schema => field ??= Read();

    /// <summary>What in a document is not as the schema wants it; empty where all is.</summary>
    public IReadOnlyList<string> Faults(JsonElement document)
    {
        var results = Schema.Evaluate(document, Options);
        return results.IsValid
            ? []
            : [.. (results.Details ?? []).Where(detail => detail.Errors is not null).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Key}: {error.Value}")), "it is not valid"];
    }

    // Each is known to those after it by its own $id.
    private JsonSchema Read()
    {
        var build = new BuildOptions { SchemaRegistry = new SchemaRegistry() };
        var folder = Path.Combine([Repository.Root, .. path[..^1]]);
        return Referred.Append(path[^1]).Select(file => JsonSchema.FromText(File.ReadAllText(Path.Combine(folder, file)), build)).Last();
    }
}
