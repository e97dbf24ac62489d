using Slipway.Columns;
using Slipway.Models;
using Slipway.Training;

namespace Slipway.Tests.Training;

public sealed class LabelReaderTests
{
    public static TheoryData<ColumnType, object?[], TaskKind> Guesses => new()
    {
        { ColumnType.Number, [1.5, 2.5, 1.5], TaskKind.Regression },
        { ColumnType.Number, [1.0, 0.0, 1.0], TaskKind.Regression },
        { ColumnType.Integer, [3, 1, 2], TaskKind.Regression },
        { ColumnType.Integer, [3, 1, 3, 1], TaskKind.Binary },
        { ColumnType.Boolean, [1, 0, 1, 0], TaskKind.Binary },
        { ColumnType.Text, ["b", "a", "b", "a"], TaskKind.Binary },
        { ColumnType.Text, ["b", "a", "c", "a", "b", "c"], TaskKind.Multiclass },
    };

    [Theory]
    [MemberData(nameof(Guesses))]
    public void The_task_is_guessed_from_the_values(ColumnType type, object?[] values, TaskKind task)
    {
        var labels = LabelReader.Read(Rows.Of(Rows.Column("y", type, values)), "y", null);

        Assert.Equal(task, labels.Task);
        Assert.True(labels.IsGuessed);
    }

    [Fact]
    public void Classes_are_in_the_order_of_their_values_and_not_of_their_text()
    {
        var rows = Rows.Of(Rows.Column("y", ColumnType.Integer, 10, 9, -1, 10, 9, -1));

        var labels = LabelReader.Read(rows, "y", TaskKind.Multiclass);

        Assert.Equal(["-1", "9", "10"], labels.Classes);
        Assert.Equal([2f, 1f, 0f, 2f, 1f, 0f], labels.Values);
    }

    public static TheoryData<ColumnType, object?[], TaskKind?, string> Unusable => new()
    {
        { ColumnType.Number, [null, null], null, "NULL in every row" },
        { ColumnType.Number, [1.0, null, 2.0], null, "NULL in 1 of 3 rows, first in row 2" },
        { ColumnType.Number, [1.0, 1.0], null, "1 in every row" },
        { ColumnType.Number, [1.0, double.NaN], null, "NaN in row 2" },
        { ColumnType.Number, [1.0, 1e300], null, "row 2" },
        { ColumnType.Text, ["a", "b"], TaskKind.Regression, "a regression predicts a number" },
        { ColumnType.Text, ["a", "b", "c", "a", "b", "c"], TaskKind.Binary, "it has 3: a, b, c" },
        { ColumnType.Text, ["a", "b", "b"], null, "class 'a' has a single row" },
        { ColumnType.Date, [1, 2], TaskKind.Regression, "a regression predicts a number" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void A_target_that_can_not_be_learned_says_why(ColumnType type, object?[] values, TaskKind? task, string why)
    {
        var rows = Rows.Of(Rows.Column("y", type, values));

        var fault = Assert.Throws<SlipwayException>(() => LabelReader.Read(rows, "y", task));

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains("'y'", fault.Message, StringComparison.Ordinal);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }
}
