using Slipway.Columns;

namespace Slipway.Tests.Columns;

public sealed class ColumnBatchTests
{
    private static readonly Schema Columns = new([
        new ColumnInfo("id", ColumnType.Integer),
        new ColumnInfo("price", ColumnType.Number),
        new ColumnInfo("town", ColumnType.Text)]);

    [Fact]
    public void Gather_takes_rows_in_the_order_given_and_keeps_their_nulls()
    {
        var batch = Filled();

        var gathered = batch.Gather([2, 0, 2]);

        Assert.Equal(["3", "1", "3"], Formatted(gathered, 0));
        Assert.Equal(["0.5", "2", "0.5"], Formatted(gathered, 1));
        Assert.Equal([null, "é", null], Formatted(gathered, 2));
    }

    [Fact]
    public void Reorder_puts_the_rows_and_their_nulls_into_the_given_order()
    {
        var batch = Filled();

        batch.Reorder([2, 0, 1]);

        Assert.Equal(["3", "1", "2"], Formatted(batch, 0));
        Assert.Equal(["0.5", "2", null], Formatted(batch, 1));
        Assert.Equal([null, "é", ""], Formatted(batch, 2));
    }

    [Theory]
    [InlineData(new[] { 0, 1 }, new[] { 2 })]
    [InlineData(new[] { 0, 2 }, new[] { 1 })]
    [InlineData(new[] { 1, 2 }, new[] { 0 })]
    [InlineData(new int[0], new[] { 0, 1, 2 })]
    public void Split_moves_the_rows_into_two_batches_and_leaves_none_behind(int[] first, int[] second)
    {
        var (whole, batch) = (Filled(), Filled());

        var (left, right) = batch.Split(first, second);

        for (var column = 0; column < Columns.Count; column++)
        {
            Assert.Equal(first.Select(whole.Columns[column].Format), Formatted(left, column));
            Assert.Equal(second.Select(whole.Columns[column].Format), Formatted(right, column));
            Assert.Equal(Formatted(left, column).Count(text => text is null), left.Columns[column].Nulls.Count);
        }

        Assert.Equal(0, batch.RowCount);
    }

    [Fact]
    public void AppendAll_puts_the_other_batch_behind_and_shifts_its_nulls()
    {
        var batch = Filled();

        batch.AppendAll(Filled());

        Assert.Equal(6, batch.RowCount);
        Assert.Equal(["2", null, "0.5", "2", null, "0.5"], Formatted(batch, 1));
        Assert.Equal(["é", "", null, "é", "", null], Formatted(batch, 2));
    }

    [Fact]
    public void Clear_forgets_rows_and_nulls()
    {
        var batch = Filled();

        batch.Clear();
        ((TextColumn)batch.Columns[2]).Append("x"u8);

        Assert.Equal("x", batch.Columns[2].Format(0));
        Assert.Equal(0, batch.Columns[1].Nulls.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(130)]
    [InlineData(300)]
    public void Truncate_forgets_the_rows_behind_and_their_nulls(int count)
    {
        object?[] values = [.. Enumerable.Range(0, 300).Select(row => row % 3 == 0 ? null : (object)row)];
        var column = Batches.Of(Batches.Column("x", ColumnType.Number, values)).Columns[0];

        column.Truncate(count);

        Assert.Equal(count, column.Count);
        Assert.Equal(Enumerable.Range(0, count).Where(row => row % 3 == 0), column.Nulls.Rows());
        Assert.Equal((count + 2) / 3, column.Nulls.Count);
    }

    [Fact]
    public void A_name_is_found_exactly_or_ignoring_case_if_that_is_unique()
    {
        var schema = new Schema([new("A", ColumnType.Integer), new("a", ColumnType.Integer), new("B", ColumnType.Text)]);

        Assert.True(schema.TryFind("a", out var exact, out _));
        Assert.True(schema.TryFind("b", out var folded, out _));
        Assert.False(schema.TryFind("c", out _, out _));
        Assert.Equal((1, 2), (exact, folded));
    }

    private static ColumnBatch Filled()
    {
        var batch = new ColumnBatch(Columns, 2);
        var id = (Int64Column)batch.Columns[0];
        var price = (DoubleColumn)batch.Columns[1];
        var town = (TextColumn)batch.Columns[2];
        id.Append(1);
        id.Append(2);
        id.Append(3);
        price.Append(2);
        price.AppendNull();
        price.Append(0.5);
        town.Append("é"u8);
        town.Append(""u8);
        town.AppendNull();
        return batch;
    }

    private static string?[] Formatted(ColumnBatch batch, int column) =>
        [.. Enumerable.Range(0, batch.RowCount).Select(row => batch.Columns[column].Format(row))];
}
