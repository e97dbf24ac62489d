namespace Slipway.Sources;

/// <summary>Which rows are meant beside one with a key, in the key's order.</summary>
internal sealed class KeySide
{
    private KeySide(string @operator) => Operator = @operator;

    public static KeySide After { get; } = new(">");

    public static KeySide From { get; } = new(">=");

    public static KeySide Before { get; } = new("<");

    public static KeySide UpTo { get; } = new("<=");

    /// <summary>As SQL writes it for a key of one column.</summary>
    public string Operator { get; }

    /// <summary>True for rows with larger keys.</summary>
    public bool IsAbove => Operator[0] == '>';
}
