using Slipway.Columns;

namespace Slipway.Sinks.Files;

/// <summary>A value on its way to a file: text, or a number.</summary>
internal readonly record struct Field(string? Text, double Number, bool IsText)
{
    public static Field Of(string text) => new(text, 0, true);

    public static Field Of(double number) => new(null, number, false);

    /// <summary>A whole number or truth value, already formatted.</summary>
    public static Field Literal(string literal) => new(literal, 0, false);

    /// <summary>The shortest text that reads back as the same value.</summary>
    public override string ToString() => Text ?? NumberText.Of(Number);
}
