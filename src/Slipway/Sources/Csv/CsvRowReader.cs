using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Slipway.Columns;

namespace Slipway.Sources.Csv;

/// <summary>A text file's records as batches of the given types.</summary>
/// <param name="records">The file.</param>
/// <param name="schema">The types, in the order of its columns.</param>
/// <param name="nullTokens">What stands for NULL.</param>
/// <param name="rules">For each column what its values must hold to beside its type, or null; null for no rules at all.</param>
internal sealed class CsvRowReader(RecordReader records, Schema schema, IEnumerable<string> nullTokens, IReadOnlyList<FieldRule?>? rules = null) : IRowReader
{
    private const int MostCharactersShown = 40;

    private readonly NullTokens _nulls = new(nullTokens);
    private readonly FieldRule?[] _rules = rules is null ? new FieldRule?[schema.Count] : [.. rules];
    private byte[] _utf8 = new byte[256];
    private long _rows;
    private bool _ended;

    public Schema Schema { get; } = schema;

    /// <summary>Bytes of the file taken so far.</summary>
    public long BytesRead => records.BytesRead;

    public ValueTask<bool> ReadAsync(ColumnBatch batch, CancellationToken cancellationToken)
    {
        batch.Clear();
        batch.FirstRowNumber = _rows + 1;
        cancellationToken.ThrowIfCancellationRequested();
        for (var row = 0; row < batch.Capacity && !_ended; row++)
        {
            _ended = !records.Read();
            if (!_ended)
            {
                _rows++;
                ReadRecord(batch);
            }
        }

        return new(batch.RowCount > 0);
    }

    public ValueTask DisposeAsync()
    {
        records.Dispose();
        return ValueTask.CompletedTask;
    }

    private void ReadRecord(ColumnBatch batch)
    {
        var columns = batch.Columns;
        for (var i = 0; i < columns.Count; i++)
        {
            var field = records.GetField(i);
            var text = field.Trim();
            if (_nulls.Contains(text))
            {
                AppendNull(columns[i], text, i);
                continue;
            }

            if (_rules[i] is { Holds: { } holds } rule && !holds(Schema[i].Type == ColumnType.Text ? field : text))
            {
                Throw(text, i, rule.Expected);
            }

            switch (columns[i])
            {
                case DoubleColumn numbers:
                    numbers.Append(ReadNumber(text, i));
                    break;
                case Int64Column integers:
                    integers.Append(ReadInteger(text, i));
                    break;
                case TextColumn texts when Schema[i].Type == ColumnType.Text:
                    texts.Append(ToUtf8(field));
                    break;
                case TextColumn digits when Schema[i].Type == ColumnType.Decimal:
                    digits.Append(ToUtf8(text));
                    break;
                default:
                    columns[i].AppendNull();
                    break;
            }
        }
    }

    private void AppendNull(Column column, ReadOnlySpan<char> text, int index)
    {
        if (_rules[index] is { TakesNull: false } rule)
        {
            Throw(text, index, $"a value, since the {rule.SqlType} of the table takes no NULL");
        }

        column.AppendNull();
    }

    private double ReadNumber(ReadOnlySpan<char> text, int column)
    {
        if (DecimalText.TryRead(text, out var written) && written.TryRound(out var rounded, out _))
        {
            return rounded;
        }

        // Text that only the parser takes for a number, such as "Infinity", would not have been inferred as one.
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            Throw(text, column, "a number");
        }

        return number;
    }

    private long ReadInteger(ReadOnlySpan<char> text, int column)
    {
        switch (Schema[column].Type)
        {
            case ColumnType.Integer when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value):
                return value;
            case ColumnType.Boolean when text is "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase):
                return 1;
            case ColumnType.Boolean when text is "0" || text.Equals("false", StringComparison.OrdinalIgnoreCase):
                return 0;
            case ColumnType.Date when IsoTimestamp.TryParseDate(text, out var days):
                return days;
            case ColumnType.Timestamp when IsoTimestamp.TryParse(text, out var microseconds):
                return microseconds;
            default:
                Throw(text, column, Schema[column].Type switch
                {
                    ColumnType.Integer => "a whole number of up to 64 bits",
                    ColumnType.Boolean => "0, 1, true or false",
                    ColumnType.Date => "a date such as 2024-05-01",
                    _ => "a time such as 2024-05-01T12:30:00",
                });
                return 0;
        }
    }

    private ReadOnlySpan<byte> ToUtf8(ReadOnlySpan<char> text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_utf8.Length < most)
        {
            _utf8 = new byte[most];
        }

        return _utf8.AsSpan(0, Encoding.UTF8.GetBytes(text, _utf8));
    }

    [DoesNotReturn]
    private void Throw(ReadOnlySpan<char> text, int column, string expected)
    {
        var shown = text.Length <= MostCharactersShown ? text.ToString() : $"{text[..MostCharactersShown]}...";
        throw records.Fault($"column '{Schema[column].Name}': expected {expected}, found '{shown}'.");
    }
}
