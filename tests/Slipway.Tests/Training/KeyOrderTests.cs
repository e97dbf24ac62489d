using Slipway.Columns;
using Slipway.Training;

namespace Slipway.Tests.Training;

public sealed class KeyOrderTests
{
    [Fact]
    public void Rows_are_ordered_by_all_columns_of_the_key()
    {
        var rows = Batches.Of(
            Batches.Column("town", ColumnType.Text, "b", "a ", "a", "A", "b"),
            Batches.Column("id", ColumnType.Integer, 10, 1, 1, 1, 9));

        KeyOrder.Sort(rows, ["town", "id"]);

        Assert.Equal(["A", "a", "a ", "b", "b"], Formatted(rows, 0));
        Assert.Equal(["1", "1", "1", "9", "10"], Formatted(rows, 1));
    }

    [Fact]
    public void Without_a_key_rows_stay_as_they_are()
    {
        var rows = Batches.Of(Batches.Column("x", ColumnType.Number, 2.0, 1.0));

        KeyOrder.Sort(rows, []);

        Assert.Equal(["2", "1"], Formatted(rows, 0));
    }

    [Fact]
    public void Rows_that_are_in_order_are_not_copied()
    {
        var rows = Batches.Of(Batches.Column("id", ColumnType.Integer, 1, 3, 7));
        var column = rows.Columns[0];

        KeyOrder.Sort(rows, ["id"]);

        Assert.Same(column, rows.Columns[0]);
    }

    [Fact]
    public void A_key_that_is_there_twice_is_named_with_both_rows()
    {
        var rows = Batches.Of(Batches.Column("id", ColumnType.Integer, 4, 7, 5, 7));

        var fault = Assert.Throws<SlipwayException>(() => KeyOrder.Sort(rows, ["id"]));

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains("id = 7", fault.Message, StringComparison.Ordinal);
        Assert.Contains("row 2", fault.Message, StringComparison.Ordinal);
        Assert.Contains("row 4", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_NULL_is_refused_with_its_row()
    {
        var rows = Batches.Of(Batches.Column("id", ColumnType.Integer, 4, null));

        var fault = Assert.Throws<SlipwayException>(() => KeyOrder.Sort(rows, ["id"]));

        Assert.Contains("row 2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_not_there_is_refused_with_what_is()
    {
        var rows = Batches.Of(Batches.Column("id", ColumnType.Integer, 4));

        var fault = Assert.Throws<SlipwayException>(() => KeyOrder.Sort(rows, ["ident"]));

        Assert.Equal(ErrorKind.Database, fault.Kind);
        Assert.Contains("it has id", fault.Message, StringComparison.Ordinal);
    }

    private static string?[] Formatted(ColumnBatch rows, int column) =>
        [.. Enumerable.Range(0, rows.RowCount).Select(row => rows.Columns[column].Format(row))];
}
