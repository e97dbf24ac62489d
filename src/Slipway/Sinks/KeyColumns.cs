using Slipway.Columns;
using Slipway.Sources;

namespace Slipway.Sinks;

/// <summary>The key's columns among those of a query.</summary>
internal sealed class KeyColumns
{
    private const string Mend = "Leave such rows out of the query, or name another key.";

    private readonly int[] _indexes;

    private KeyColumns(int[] indexes, IReadOnlyList<ColumnInfo> columns)
    {
        _indexes = indexes;
        Columns = columns;
    }

    public IReadOnlyList<ColumnInfo> Columns { get; }

    /// <exception cref="SlipwayException">A key column is not in the query, or has a type that can't be a key.</exception>
    public static KeyColumns Find(Schema schema, IReadOnlyList<string> names, string where)
    {
        var indexes = new int[names.Count];
        var columns = new ColumnInfo[names.Count];
        for (var i = 0; i < names.Count; i++)
        {
            if (!schema.TryFind(names[i], out indexes[i], out var column))
            {
                throw new SlipwayException(
                    ErrorKind.Database, $"The key column '{names[i]}' is not in {where}; it has {string.Join(", ", schema.Columns.Select(c => c.Name))}.");
            }

            columns[i] = column.Type != ColumnType.Unsupported
                ? column
                : throw new SlipwayException(
                    ErrorKind.Data,
                    $"Column '{column.Name}' ({column.DeclaredType}) of {where} can't be a key; expected whole numbers, text or dates. Cast it to text in a query.");
        }

        return new KeyColumns(indexes, columns);
    }

    /// <summary>The key's column at a position of the key.</summary>
    public Column ColumnOf(ColumnBatch rows, int position) => rows.Columns[_indexes[position]];

    /// <summary>The key of one row.</summary>
    public KeyValues Of(ColumnBatch rows, Index row) => KeyValues.Of(rows, _indexes, row.GetOffset(rows.RowCount))!;

    /// <summary>"id = 7", for messages.</summary>
    public string Describe(ColumnBatch rows, int row) =>
        string.Join(", ", _indexes.Select(i => $"{rows.Schema[i].Name} = {Excerpt.Of(rows.Columns[i].Format(row) ?? "NULL")}"));

    /// <exception cref="SlipwayException">A key is NULL; the message names the row.</exception>
    public void RequireValues(ColumnBatch rows)
    {
        foreach (var index in _indexes)
        {
            var column = rows.Columns[index];
            if (column.Nulls.Count > 0)
            {
                throw new SlipwayException(
                    ErrorKind.Data,
                    $"The key column '{column.Info.Name}' is NULL in row {rows.FirstRowNumber + column.Nulls.Rows().First()}{OrNoDate(column.Info)}; a prediction is stored by its row's key. {Mend}");
            }

            if (column is DoubleColumn numbers && numbers.Values.IndexOf(double.NaN) is >= 0 and var row)
            {
                throw new SlipwayException(
                    ErrorKind.Data, $"The key column '{column.Info.Name}' is not a number (NaN) in row {rows.FirstRowNumber + row}, which no key can be. {Mend}");
            }
        }
    }

    private static string OrNoDate(ColumnInfo column) =>
        column.Type is ColumnType.Date or ColumnType.Timestamp ? ", or no date (zero or infinite)" : "";

    /// <summary>Whether two rows have the same key.</summary>
    public bool AreEqual(ColumnBatch rows, int first, int second)
    {
        foreach (var index in _indexes)
        {
            var isEqual = rows.Columns[index] switch
            {
                Int64Column integers => integers.Values[first] == integers.Values[second],
                DoubleColumn numbers => numbers.Values[first].Equals(numbers.Values[second]),
                TextColumn text => text[first].SequenceEqual(text[second]),
                _ => false,
            };
            if (!isEqual)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A key that comes a second time.</summary>
    public static SlipwayException Repeated(string key, long row, string sink) => new(
        ErrorKind.Data,
        $"The key is not unique: {key} comes a second time in row {row}, and table '{sink}' has one prediction a key. Name the columns that identify a row.");
}
