using System.Text.Json;

namespace Slipway.Tests.Models;

public sealed class JsonSchemaTests
{
    [Theory]
    [InlineData("""{ "type": "integer" }""", "3", "3.5")]
    [InlineData("""{ "type": "array" }""", "[]", "{}")]
    [InlineData("""{ "type": "number" }""", "1e3", "\"NaN\"")]
    [InlineData("""{ "enum": ["a", 1] }""", "1", "\"b\"")]
    [InlineData("""{ "const": 1 }""", "1", "2")]
    [InlineData("""{ "required": ["a"] }""", """{ "a": 1 }""", """{ "b": 1 }""")]
    [InlineData("""{ "properties": { "a": { "type": "string" } } }""", """{ "b": 1 }""", """{ "a": 1 }""")]
    [InlineData("""{ "properties": { "a": false } }""", """{ "b": 1 }""", """{ "a": 1 }""")]
    [InlineData("""{ "properties": { "a": true }, "additionalProperties": false }""", """{ "a": 1 }""", """{ "b": 1 }""")]
    [InlineData("""{ "additionalProperties": { "type": "string" } }""", """{ "a": "x" }""", """{ "a": 1 }""")]
    [InlineData("""{ "items": { "minimum": 1 } }""", "[1, 2]", "[2, 0]")]
    [InlineData("""{ "uniqueItems": true }""", "[1, 2]", "[1, 1]")]
    [InlineData("""{ "minItems": 2 }""", "[1, 2]", "[1]")]
    [InlineData("""{ "maxItems": 1 }""", "[1]", "[1, 2]")]
    [InlineData("""{ "minLength": 1 }""", "\"a\"", "\"\"")]
    [InlineData("""{ "pattern": "^\\d{2}$" }""", "\"12\"", "\"123\"")]
    [InlineData("""{ "minimum": 0 }""", "0", "-0.1")]
    [InlineData("""{ "maximum": 1 }""", "1", "1.1")]
    [InlineData("""{ "allOf": [{ "minimum": 0 }, { "maximum": 1 }] }""", "0.5", "2")]
    [InlineData("""{ "if": { "minimum": 0 }, "then": { "maximum": 1 } }""", "-5", "5")]
    [InlineData("""{ "if": { "minimum": 0 }, "else": { "const": -1 } }""", "-1", "-2")]
    [InlineData("""{ "$ref": "#/$defs/share", "$defs": { "share": { "maximum": 1 } } }""", "1", "2")]
    public void Each_keyword_accepts_and_rejects(string schema, string accepted, string rejected)
    {
        var validator = new JsonSchema(Parse(schema));

        var good = validator.Validate(Parse(accepted));
        var bad = validator.Validate(Parse(rejected));

        Assert.Empty(good);
        Assert.NotEmpty(bad);
    }

    [Fact]
    public void An_unknown_keyword_is_no_silent_pass()
    {
        var validator = new JsonSchema(Parse("""{ "multipleOf": 2 }"""));

        Assert.Throws<NotSupportedException>(() => validator.Validate(Parse("3")));
    }

    private static JsonElement Parse(string json) => JsonElement.Parse(json);
}
