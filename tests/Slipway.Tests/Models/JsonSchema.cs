using System.Text.Json;
using System.Text.RegularExpressions;

namespace Slipway.Tests.Models;

/// <summary>
/// Holds JSON against a JSON schema of the part of draft 2020-12 that docs/ uses. A keyword that it does not know is an error rather than
/// ignored, so that no rule of a schema goes unchecked.
/// </summary>
internal sealed class JsonSchema(JsonElement root)
{
    /// <summary>One line a fault, each with its place; none where the value is valid.</summary>
    public IReadOnlyList<string> Validate(JsonElement value)
    {
        var faults = new List<string>();
        Validate(root, value, "$", faults);
        return faults;
    }

    private void Validate(JsonElement schema, JsonElement value, string path, List<string> faults)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            Require(schema.ValueKind == JsonValueKind.True, $"{path} must not be there", faults);
            return;
        }

        foreach (var rule in schema.EnumerateObject())
        {
            Apply(rule.Name, rule.Value, schema, value, path, faults);
        }
    }

    private void Apply(string keyword, JsonElement rule, JsonElement schema, JsonElement value, string path, List<string> faults)
    {
        var isObject = value.ValueKind == JsonValueKind.Object;
        var isArray = value.ValueKind == JsonValueKind.Array;
        var isNumber = value.ValueKind == JsonValueKind.Number;
        var isString = value.ValueKind == JsonValueKind.String;
        switch (keyword)
        {
            case "$schema" or "$defs" or "title" or "description" or "then" or "else":
                break;
            case "$ref":
                Validate(Resolve(rule.GetString()!), value, path, faults);
                break;
            case "type":
                Require(IsOfType(value, rule.GetString()!), $"{path} is no {rule}", faults);
                break;
            case "enum":
                Require(rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)), $"{path} is none of {rule}", faults);
                break;
            case "const":
                Require(JsonElement.DeepEquals(rule, value), $"{path} is not {rule}", faults);
                break;
            case "required":
                foreach (var name in rule.EnumerateArray().Where(name => isObject && !value.TryGetProperty(name.GetString()!, out _)))
                {
                    faults.Add($"{path} lacks {name}");
                }

                break;
            case "properties" when isObject:
                foreach (var property in rule.EnumerateObject())
                {
                    if (value.TryGetProperty(property.Name, out var inner))
                    {
                        Validate(property.Value, inner, $"{path}.{property.Name}", faults);
                    }
                }

                break;
            case "additionalProperties" when isObject:
                foreach (var property in value.EnumerateObject().Where(p => !(schema.TryGetProperty("properties", out var known) && known.TryGetProperty(p.Name, out _))))
                {
                    Validate(rule, property.Value, $"{path}.{property.Name}", faults);
                }

                break;
            case "items" when isArray:
                foreach (var (index, item) in value.EnumerateArray().Index())
                {
                    Validate(rule, item, $"{path}[{index}]", faults);
                }

                break;
            case "uniqueItems" when isArray:
                Require(value.EnumerateArray().Select(item => item.GetRawText()).Distinct().Count() == value.GetArrayLength(), $"{path} has an item twice", faults);
                break;
            case "allOf":
                foreach (var part in rule.EnumerateArray())
                {
                    Validate(part, value, path, faults);
                }

                break;
            case "if":
                var condition = new List<string>();
                Validate(rule, value, path, condition);
                if (schema.TryGetProperty(condition.Count == 0 ? "then" : "else", out var consequence))
                {
                    Validate(consequence, value, path, faults);
                }

                break;
            case "minItems":
                Require(!isArray || value.GetArrayLength() >= rule.GetInt32(), $"{path} has fewer than {rule} items", faults);
                break;
            case "maxItems":
                Require(!isArray || value.GetArrayLength() <= rule.GetInt32(), $"{path} has more than {rule} items", faults);
                break;
            case "minLength":
                Require(!isString || value.GetString()!.EnumerateRunes().Count() >= rule.GetInt32(), $"{path} is shorter than {rule}", faults);
                break;
            case "pattern":
                Require(!isString || Regex.IsMatch(value.GetString()!, rule.GetString()!, RegexOptions.ECMAScript), $"{path} does not match {rule}", faults);
                break;
            case "minimum":
                Require(!isNumber || value.GetDouble() >= rule.GetDouble(), $"{path} is less than {rule}", faults);
                break;
            case "maximum":
                Require(!isNumber || value.GetDouble() <= rule.GetDouble(), $"{path} is more than {rule}", faults);
                break;
            case "properties" or "additionalProperties" or "items" or "uniqueItems":
                break;
            default:
                throw new NotSupportedException($"The validator does not know '{keyword}' at {path}.");
        }
    }

    private JsonElement Resolve(string reference) =>
        reference.Split('/').Skip(1).Aggregate(root, (element, name) => element.GetProperty(name));

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && double.IsInteger(value.GetDouble()),
        _ => throw new NotSupportedException($"The validator does not know the type '{type}'."),
    };

    private static void Require(bool holds, string fault, List<string> faults)
    {
        if (!holds)
        {
            faults.Add(fault);
        }
    }
}
