using System.Text.Json;
using Slipway.Columns;

namespace Slipway.Sources;

/// <summary>
/// The key of one row, one value a key column: a <see cref="long"/>, a <see cref="double"/> or a
/// <see cref="string"/>. Run tables keep it as a JSON array.
/// </summary>
internal sealed record KeyValues(IReadOnlyList<object> Values)
{
    /// <summary>The key of a row: dates as ISO 8601 text. Null where one of its values is NULL.</summary>
    public static KeyValues? Of(ColumnBatch rows, ReadOnlySpan<int> columns, int row)
    {
        var values = new object[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            if (Of(rows.Columns[columns[i]], row) is not { } value)
            {
                return null;
            }

            values[i] = value;
        }

        return new KeyValues(values);
    }

    /// <summary>One value of a key; null where it is NULL.</summary>
    public static object? Of(Column column, int row) => column switch
    {
        _ when column.Nulls[row] => null,
        Int64Column { Info.Type: not (ColumnType.Date or ColumnType.Timestamp) } integers => integers.Values[row],
        DoubleColumn numbers => numbers.Values[row],
        _ => column.Format(row),
    };

    /// <exception cref="FormatException">The text is not such an array.</exception>
    public static KeyValues Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return new KeyValues([.. document.RootElement.EnumerateArray().Select(Parse)]);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new FormatException($"'{json}' is not a key as Slipway writes it.", fault);
        }
    }

    public override string ToString()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            foreach (var value in Values)
            {
                switch (value)
                {
                    case long integer:
                        writer.WriteNumberValue(integer);
                        break;
                    case double number:
                        writer.WriteRawValue(Format(number));
                        break;
                    default:
                        writer.WriteStringValue((string)value);
                        break;
                }
            }

            writer.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    // Always with an exponent, so that it is read back as the type it was. JSON has no infinity, but a number that is larger than any double is read as one.
    private static string Format(double number) => NumberText.Of(number) switch
    {
        _ when double.IsInfinity(number) => number > 0 ? "1E999" : "-1E999",
        var digits => digits.Contains('E', StringComparison.Ordinal) ? digits : digits + "E0",
    };

    private static object Parse(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Number when element.TryGetInt64(out var integer) && !element.GetRawText().Contains('E') => integer,
        _ => element.GetDouble(),
    };
}
