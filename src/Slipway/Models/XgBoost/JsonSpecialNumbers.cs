namespace Slipway.Models.XgBoost;

/// <summary>
/// XGBoost's JSON has the words <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c> among its numbers, which are no JSON. Their first and
/// last letters become quotation marks, so that a JSON reader goes over them and every byte keeps its place.
/// </summary>
internal static class JsonSpecialNumbers
{
    /// <summary>The text with all such words made strings: the same memory if there is none, else a copy.</summary>
    public static ReadOnlySpan<byte> Quote(ReadOnlySpan<byte> json)
    {
        byte[]? quoted = null;
        var position = 0;
        while (json[position..].IndexOfAny((byte)'"', (byte)'N', (byte)'I') is >= 0 and var distance)
        {
            position += distance;
            if (json[position] == '"')
            {
                position = StringEnd(json, position + 1);
                continue;
            }

            var length = Length(json[position..]);
            if (length > 0)
            {
                var hasSign = json[position] == 'I' && position > 0 && json[position - 1] == '-';
                quoted ??= json.ToArray();
                quoted[hasSign ? position - 1 : position] = (byte)'"';
                quoted[position + length - 1] = (byte)'"';
            }

            position += Math.Max(1, length);
        }

        return quoted ?? json;
    }

    /// <summary>The number of which this is the first letter in the file; null for a quotation mark, with which true strings begin.</summary>
    public static double? Value(byte first) => first switch
    {
        (byte)'N' => double.NaN,
        (byte)'I' => double.PositiveInfinity,
        (byte)'-' => double.NegativeInfinity,
        _ => null,
    };

    /// <summary>The length of the word that a text begins with; 0 for another text.</summary>
    private static int Length(ReadOnlySpan<byte> text) =>
        text.StartsWith("NaN"u8) ? "NaN".Length : text.StartsWith("Infinity"u8) ? "Infinity".Length : 0;

    /// <summary>Where a string's text has ended, behind its closing quotation mark.</summary>
    private static int StringEnd(ReadOnlySpan<byte> json, int position)
    {
        while (json[position..].IndexOfAny((byte)'"', (byte)'\\') is >= 0 and var distance)
        {
            position += distance;
            if (json[position] == '"')
            {
                return position + 1;
            }

            position = Math.Min(position + 2, json.Length);
        }

        return json.Length;
    }
}
