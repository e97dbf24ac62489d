using System.Globalization;
using System.Text;

namespace Slipway.Models.LightGbm;

/// <summary>The <c>key=value</c> lines of one part of a model's text: its head, or a tree.</summary>
/// <param name="part">The part's name in messages.</param>
/// <param name="firstLine">The number of the line that it begins with.</param>
internal sealed class ModelValues(string part, int firstLine)
{
    /// <summary>LightGBM writes two dozen at most, which are faster gone through than looked up; with many it would take the square of their number.</summary>
    private const int MostKeys = 100;

    private readonly List<ModelValue> _values = new(24);

    public int FirstLine => firstLine;

    /// <summary>Keeps the present line.</summary>
    public void Add(in ModelLines lines)
    {
        var value = lines.Value();
        if (TryFind(value.Key.Span, out _))
        {
            throw lines.Fault($"{part} has the same key twice");
        }

        if (_values.Count == MostKeys)
        {
            throw lines.Fault($"{part} has more than {MostKeys} lines, which LightGBM does not write");
        }

        _values.Add(value);
    }

    public bool Has(string key) => TryFind(key, out _);

    /// <summary>The line of a key, or where its part begins.</summary>
    public int LineOf(string key) => TryFind(key, out var value) ? value.Line : firstLine;

    public string? Text(string key) => TryFind(key, out var value) ? Encoding.UTF8.GetString(value.Text.Span) : null;

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
        if (!TryFind(key, out var value))
        {
            throw lines.Fault(firstLine, $"{part} lacks the line {key}=");
        }

        var text = value.Text.Span;
        var numbers = new T[text.Count((byte)' ') + 1];
        var count = 0;
        foreach (var range in text.Split((byte)' '))
        {
            var token = text[range];
            if (token.IsEmpty)
            {
                continue;
            }

            if (!T.TryParse(token, style, CultureInfo.InvariantCulture, out numbers[count]) && !TryParseSpecial(token, out numbers[count]))
            {
                throw lines.Fault(value.Line, $"value {count + 1} of {key} is '{Excerpt.Of(Encoding.UTF8.GetString(token))}', which is no such number");
            }

            count++;
        }

        return count == numbers.Length ? numbers : numbers[..count];
    }

    private bool TryFind(string key, out ModelValue value)
    {
        Span<byte> utf8 = stackalloc byte[key.Length];
        return TryFind(utf8[..Encoding.ASCII.GetBytes(key, utf8)], out value);
    }

    private bool TryFind(ReadOnlySpan<byte> key, out ModelValue value)
    {
        foreach (var candidate in _values)
        {
            if (candidate.Key.Span.SequenceEqual(key))
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
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
