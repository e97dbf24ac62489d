using System.Text;
using System.Text.Unicode;
using Slipway.Columns;

namespace Slipway.Features;

/// <summary>
/// Text to the codes of the training's categories, compared byte by byte; NULL and unseen values become NaN. Bytes
/// that are not UTF-8 are compared as the replacement characters they are shown as.
/// </summary>
internal sealed class CategoryEncoder
{
    private readonly Utf8Index _codes = new();

    public CategoryEncoder(IReadOnlyList<string> categories)
    {
        foreach (var category in categories)
        {
            _codes.FindOrAdd(Encoding.UTF8.GetBytes(category));
        }
    }

    /// <returns>How many rows hold a value that is not among the categories.</returns>
    /// <exception cref="SlipwayException">A row does not hold text.</exception>
    public long Encode(Column column, Span<float> values, long firstRowNumber)
    {
        if (column is not TextColumn texts)
        {
            NumberEncoder.RequireAllNull(column, "text", firstRowNumber);
            values.Fill(float.NaN);
            return 0;
        }

        var unseen = 0;
        for (var row = 0; row < values.Length; row++)
        {
            var code = Find(texts[row]);
            values[row] = code < 0 ? float.NaN : code;
            unseen += code < 0 ? 1 : 0;
        }

        // An empty span stands for NULL and for empty text alike, so NULL rows are put right afterwards.
        foreach (var row in texts.Nulls.Rows())
        {
            unseen -= float.IsNaN(values[row]) ? 1 : 0;
            values[row] = float.NaN;
        }

        return unseen;
    }

    /// <summary>The bytes as they come back from a string, where they are not valid UTF-8.</summary>
    public static ReadOnlySpan<byte> Repair(ReadOnlySpan<byte> text) =>
        Utf8.IsValid(text) ? text : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(text));

    private int Find(ReadOnlySpan<byte> text)
    {
        var code = _codes.Find(text);
        return code < 0 && !Utf8.IsValid(text) ? _codes.Find(Repair(text)) : code;
    }
}
