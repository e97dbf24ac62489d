using Slipway.Columns;

namespace Slipway.Training;

/// <summary>Orders the rows of a query by their key, in memory, so that no server's collation decides a split.</summary>
internal static class KeyOrder
{
    /// <summary>Puts the rows in ascending order of the key: numbers by value, text by its UTF-8 bytes. Without a key they stay as they are.</summary>
    /// <exception cref="SlipwayException">A key column is missing or not usable, or a key is NULL or there twice.</exception>
    public static void Sort(ColumnBatch rows, IReadOnlyList<string> key)
    {
        var columns = key.Select(name => Find(rows, name)).ToArray();

        // Most tables come in the order of their key.
        if (columns.Length > 0 && !IsAscending(columns, rows.RowCount))
        {
            rows.Reorder(Order(columns, rows.RowCount, key));
        }
    }

    private static bool IsAscending(Column[] columns, int rowCount)
    {
        for (var row = 1; row < rowCount; row++)
        {
            if (Compare(columns, row - 1, row) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    private static int[] Order(Column[] columns, int rowCount, IReadOnlyList<string> key)
    {
        var order = Enumerable.Range(0, rowCount).ToArray();
        Array.Sort(order, (a, b) => Compare(columns, a, b));
        for (var i = 1; i < order.Length; i++)
        {
            if (Compare(columns, order[i - 1], order[i]) == 0)
            {
                throw new SlipwayException(
                    ErrorKind.Data,
                    $"The key ({string.Join(", ", key)}) is not unique: {Describe(columns, order[i])} is in row {order[i - 1] + 1} and in row {order[i] + 1}. " +
                    "Name the columns that identify a row, or leave the key out.");
            }
        }

        return order;
    }

    private static Column Find(ColumnBatch rows, string name)
    {
        if (!rows.Schema.TryFind(name, out var index, out var info))
        {
            throw new SlipwayException(
                ErrorKind.Database,
                $"The key column '{name}' is not in the training query; it has {string.Join(", ", rows.Schema.Columns.Select(c => c.Name))}.");
        }

        if (info.Type == ColumnType.Unsupported)
        {
            throw new SlipwayException(ErrorKind.Data, $"Column '{info.Name}' ({info.DeclaredType}) can't be a key; expected a number, text or date.");
        }

        var column = rows.Columns[index];
        return column.Nulls.Count == 0
            ? column
            : throw new SlipwayException(
                ErrorKind.Data, $"The key column '{info.Name}' is NULL in row {column.Nulls.Rows().First() + 1}; a key identifies its row. Leave such rows out of the query.");
    }

    private static int Compare(Column[] columns, int a, int b)
    {
        foreach (var column in columns)
        {
            var order = column switch
            {
                Int64Column integers => integers.Values[a].CompareTo(integers.Values[b]),
                DoubleColumn numbers => numbers.Values[a].CompareTo(numbers.Values[b]),
                TextColumn text => text[a].SequenceCompareTo(text[b]),
                _ => throw new InvalidOperationException($"No order for a {column.GetType().Name}."),
            };
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static string Describe(Column[] columns, int row) =>
        string.Join(", ", columns.Select(column => $"{column.Info.Name} = {Excerpt.Of(column.Format(row) ?? "NULL")}"));
}
