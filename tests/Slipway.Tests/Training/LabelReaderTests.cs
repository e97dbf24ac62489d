using Slipway.Columns;
using Slipway.Training;

namespace Slipway.Tests.Training;

public sealed class LabelReaderTests
{
    public static TheoryData<string, object?[], string> Guesses => new()
    {
        { "Number", [1.5, 2.5, 1.5], "Regression" },
        { "Number", [1.0, 0.0, 1.0], "Regression" },
        { "Integer", [3, 1, 2], "Regression" },
        { "Integer", [3, 1, 3, 1], "Binary" },
        { "Boolean", [1, 0, 1, 0], "Binary" },
        { "Text", ["b", "a", "b", "a"], "Binary" },
        { "Text", ["b", "a", "c", "a", "b", "c"], "Multiclass" },
    };

    [Theory]
    [MemberData(nameof(Guesses))]
    public void The_task_is_guessed_from_the_values(string type, object?[] values, string task)
    {
        var labels = LabelReader.Read(Batches.Of(Batches.Column("y", Enum.Parse<ColumnType>(type), values)), "y", null);

        Assert.Equal(task, labels.Task.ToString());
        Assert.True(labels.IsGuessed);
    }

    [Fact]
    public void Classes_are_in_the_order_of_their_values_and_not_of_their_text()
    {
        var rows = Batches.Of(Batches.Column("y", ColumnType.Integer, 10, 9, -1, 10, 9, -1));

        var labels = LabelReader.Read(rows, "y", TaskKind.Multiclass);

        Assert.Equal(["-1", "9", "10"], labels.Classes);
        Assert.Equal([2f, 1f, 0f, 2f, 1f, 0f], labels.Values);
    }

    [Fact]
    public void Values_that_read_alike_are_one_class()
    {
        byte[] broken = [0xff], alsoBroken = [0xfe];
        var rows = Batches.Of(Batches.Column("y", ColumnType.Text, broken, "a", alsoBroken, "a"));

        var labels = LabelReader.Read(rows, "y", null);

        Assert.Equal(["a", "\ufffd"], labels.Classes);
        Assert.Equal([1f, 0f, 1f, 0f], labels.Values);
    }

    public static TheoryData<string, object?[], string?, string> Unusable => new()
    {
        { "Number", [null, null], null, "NULL in every row" },
        { "Number", [1.0, null, 2.0], null, "NULL in 1 of 3 rows, first in row 2" },
        { "Number", [1.0, 1.0], null, "1 in every row" },
        { "Number", [1.0, double.NaN], null, "NaN in row 2" },
        { "Number", [1.0, 1e300], null, "row 2" },
        { "Number", [1_700_000_000_123.0, 1_700_000_000_456.0], null, "it is learned in 32 bits, by which 1700000000" },
        { "Integer", [200_000_001L, 200_000_011L, 200_000_030L], null, "Subtract a constant" },
        { "Number", [1e-300, 2e-300], null, "would be 0, where its values lie within 1E-300" },
        { "Date", [1, 2, 3], null, "it is a moment" },
        { "Text", ["a", "b"], "Regression", "a regression predicts a number" },
        { "Text", ["a", "b", "c", "a", "b", "c"], "Binary", "it has 3: a, b, c" },
        { "Text", ["a", "b", "b"], null, "class 'a' has a single row" },
        { "Date", [1, 2], "Regression", "a regression predicts a number" },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void A_target_that_can_not_be_learned_says_why(string type, object?[] values, string? task, string why)
    {
        var rows = Batches.Of(Batches.Column("y", Enum.Parse<ColumnType>(type), values));

        var fault = Assert.Throws<SlipwayException>(() => LabelReader.Read(rows, "y", task is null ? null : Enum.Parse<TaskKind>(task)));

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains("'y'", fault.Message, StringComparison.Ordinal);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }
}
