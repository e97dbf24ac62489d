using Slipway.Columns;

namespace Slipway.Sources.Csv;

/// <summary>The columns of a text file, as a look at all of its records found them.</summary>
/// <param name="Columns">
/// Their names and types. A <see cref="ColumnType.Decimal"/> has digits that a double does not hold; a column without any value
/// is taken for a number.
/// </param>
/// <param name="Notes">For each column a remark on its type where that may surprise, else null.</param>
/// <param name="HasValues">For each column whether it has any value.</param>
/// <param name="Widths">For each column how much room its values need.</param>
/// <param name="Rows">How many records there are.</param>
internal sealed record FileSchema(Schema Columns, IReadOnlyList<string?> Notes, IReadOnlyList<bool> HasValues, IReadOnlyList<FieldWidth> Widths, long Rows)
{
    /// <summary>Reads the whole file; <paramref name="progress"/> is told the bytes read so far.</summary>
    /// <exception cref="SlipwayException">A record that is malformed.</exception>
    public static FileSchema Infer(string path, RecordFormat format, Action<long>? progress, CancellationToken cancellationToken)
    {
        const int RecordsBetweenReports = 8_192;
        using var reader = format.Open(path);
        var inferences = reader.Names.Select(_ => new TypeInference()).ToArray();
        var nulls = new NullTokens(format.NullTokens);
        long rows = 0;
        while (reader.Read())
        {
            if (++rows % RecordsBetweenReports == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Invoke(reader.BytesRead);
            }

            for (var i = 0; i < inferences.Length; i++)
            {
                var field = reader.GetField(i);
                var text = field.Trim();
                if (!nulls.Contains(text))
                {
                    inferences[i].Add(text, field.Length, reader.Line);
                }
            }
        }

        var columns = inferences.Select((inference, i) => new ColumnInfo(reader.Names[i], TypeOf(format, reader.Names[i], inference)));
        var notes = inferences.Select((inference, i) => format.Types?.ContainsKey(reader.Names[i]) == true ? null : inference.Note);
        return new FileSchema(
            new Schema([.. columns]), [.. notes], [.. inferences.Select(inference => inference.HasValues)], [.. inferences.Select(inference => inference.Width)], rows);
    }

    private static ColumnType TypeOf(RecordFormat format, string name, TypeInference inference) =>
        format.Types is { } types && types.TryGetValue(name, out var type) ? type : inference.Type;
}
