using System.Globalization;
using System.Text;

namespace Slipway.Models;

/// <summary>The <c>key=value</c> lines of one part of a model's text: its head, or a tree.</summary>
/// <param name="part">The part's name in messages.</param>
/// <param name="firstLine">The number of the line that it begins with.</param>
internal sealed class ModelValues(string part, int firstLine)
{
    private static readonly ModelValue Flag = new(0, []);
    private readonly Dictionary<string, ModelValue> _values = [];

    public int FirstLine => firstLine;

    /// <summary>Keeps the present line.</summary>
    public void Add(in ModelLines lines)
    {
        if (!_values.TryAdd(lines.Key(out var value), value ?? Flag))
        {
            throw lines.Fault($"{part} has the same key twice");
        }
    }

    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>The line of a key, or where its part begins.</summary>
    public int LineOf(string key) => _values.TryGetValue(key, out var value) && value.Line > 0 ? value.Line : firstLine;

    public string? Text(string key) => _values.TryGetValue(key, out var value) ? Encoding.UTF8.GetString(value.Text) : null;

    /// <summary>The one whole number of a key.</summary>
    public int Integer(string key, in ModelLines lines)
    {
        var values = Integers(key, lines);
        return values.Length == 1 ? values[0] : throw lines.Fault(LineOf(key), $"{key} is one number, but there are {values.Length}");
    }

    /// <summary>The whole numbers of a key.</summary>
    public int[] Integers(string key, in ModelLines lines) => Numbers<int>(key, lines, NumberStyles.AllowLeadingSign);

    /// <summary>The whole numbers of a key, without sign.</summary>
    public uint[] UnsignedIntegers(string key, in ModelLines lines) => Numbers<uint>(key, lines, NumberStyles.None);

    /// <summary>The numbers of a key, with <c>inf</c> and <c>nan</c> among them.</summary>
    public double[] Doubles(string key, in ModelLines lines) => Numbers<double>(key, lines, NumberStyles.Float);

    private T[] Numbers<T>(string key, in ModelLines lines, NumberStyles style)
        where T : struct, System.Numerics.INumberBase<T>
    {
        if (!_values.TryGetValue(key, out var value))
        {
            throw lines.Fault(firstLine, $"{part} lacks the line {key}=");
        }

        ReadOnlySpan<byte> text = value.Text;
        var numbers = new List<T>();
        foreach (var range in text.Split((byte)' '))
        {
            var token = text[range];
            if (token.IsEmpty)
            {
                continue;
            }

            if (!T.TryParse(token, style, CultureInfo.InvariantCulture, out var number) && !TryParseSpecial(token, out number))
            {
                throw lines.Fault(value.Line, $"value {numbers.Count + 1} of {key} is '{Encoding.UTF8.GetString(token)}', which is no such number");
            }

            numbers.Add(number);
        }

        return [.. numbers];
    }

    /// <summary>The C library's words for what has no digits.</summary>
    private static bool TryParseSpecial<T>(ReadOnlySpan<byte> token, out T number)
        where T : struct, System.Numerics.INumberBase<T>
    {
        double? special = Encoding.UTF8.GetString(token) switch
        {
            "inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            "nan" or "-nan" => double.NaN,
            _ => null,
        };
        number = special is { } value && typeof(T) == typeof(double) ? T.CreateChecked(value) : default;
        return special is not null && typeof(T) == typeof(double);
    }
}
