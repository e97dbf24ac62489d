namespace Slipway.Tests.Api;

/// <summary>One model of <see cref="Shops"/>, and what it is told wrongly.</summary>
public sealed class ModelErrorTests() : ShopsModelTests(seed: 12, rows: 300)
{
    [Fact]
    public void A_feature_that_is_missing_is_named_with_the_nearest_name()
    {
        var row = Shops.Row(0);
        row.Remove("staff");
        row["stuff"] = 3;

        Fails(row, "'staff', an integer, is missing (the nearest name is 'stuff'). Expected town, opened, seen, is_open, staff, price; found ");
    }

    [Fact]
    public void A_name_that_is_no_feature_is_an_error() =>
        Fails(With("size", "small"), "The model has no such feature, but there is a value for it in the row: 'size'. Its features are town, ");

    [Theory]
    [InlineData("staff", "three", "'staff' is text where training had an integer")]
    [InlineData("town", 3, "'town' is a number where training had text")]
    [InlineData("opened", true, "'opened' is a boolean where training had a date")]
    [InlineData("price", 'x', "'price' holds a value of type System.Char. Give a number (floating-point, decimal or an integer of up to 128 bits), a boolean, text, a DateOnly, a DateTime, a DateTimeOffset or null.")]
    public void A_value_of_another_type_is_an_error(string name, object value, string sentence) => Fails(With(name, value), sentence);

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var row = With("town", 3);
        row["price"] = "cheap";

        Fails(row, "The model's features can't be taken from the row: 'town' is a number where training had text; 'price' is text where training had a number.");
    }

    [Fact]
    public void A_day_does_not_do_where_the_time_of_day_is_a_part() =>
        Fails(With("seen", new DateOnly(1970, 1, 1)), "'seen' is a date where training had a timestamp");

    [Fact]
    public void Values_of_two_kinds_in_one_column_are_an_error_with_their_row()
    {
        var fault = Assert.Throws<SlipwayException>(() => new ColumnSet().Add<object?>("staff", [null, 1, 2.5, "x"]));

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.StartsWith("Row 4 of column 'staff': expected a number as in the rows before it, found text.", fault.Message);
    }

    [Fact]
    public void A_fault_of_one_row_among_many_is_told_with_its_number()
    {
        var less = With("town", "Salem");
        less.Remove("staff");
        var more = With("size", "small");

        Assert.StartsWith("Row 700 has no value for 'staff', which others have.", FailsAmongMany(less), StringComparison.Ordinal);
        Assert.StartsWith("Row 513 has no value for 'size', which others have.", FailsAmongMany(more), StringComparison.Ordinal);
        Assert.StartsWith("Row 700 of column 'staff': expected a number as in the rows before it, found text.", FailsAmongMany(With("staff", "x")), StringComparison.Ordinal);
        Assert.Contains("taken from rows 1 to 1: 'town' is a number where training had text", Assert.Throws<SlipwayException>(() => Model.Predict([With("town", 3)]).ToList()).Message);
        Assert.Contains("row 2 is null", Assert.Throws<ArgumentException>(() => Model.Predict([With("staff", 1), null!]).ToList()).Message);
        Assert.Throws<ArgumentNullException>("rows", () => Model.Predict((IEnumerable<Dictionary<string, object?>>)null!));

        string FailsAmongMany(Dictionary<string, object?> wrong)
        {
            var rows = Enumerable.Repeat(With("staff", 1), 699).Append(wrong).Concat(Enumerable.Repeat(With("staff", 2), 699));
            var fault = Assert.Throws<SlipwayException>(() => Model.Predict(rows).ToList());
            Assert.Equal(ErrorKind.Data, fault.Kind);
            return fault.Message;
        }
    }

    [Fact]
    public void Numbers_of_every_type_are_the_same_number()
    {
        var expected = Model.Predict(With("price", 37.0)).Probabilities.ToArray();

        foreach (object number in new object[] { 37f, 37m, 37L, 37UL, 37, 37U, (short)37, (ushort)37, (sbyte)37, (byte)37, (Half)37, (Int128)37, (UInt128)37, (nint)37, (nuint)37 })
        {
            Assert.True(expected.AsSpan().SequenceEqual(Model.Predict(With("price", number)).Probabilities), $"{number.GetType()}");
        }
    }

    [Fact]
    public void Columns_of_two_lengths_or_of_one_name_are_an_error()
    {
        var set = new ColumnSet().Add("a", [1, 2]);

        Assert.Contains("column 'b' has 1 rows, those before it 2", Assert.Throws<ArgumentException>(() => set.Add("b", [1])).Message);
        Assert.Contains("there is a column 'a' already", Assert.Throws<ArgumentException>(() => set.Add("a", [1, 2])).Message);
    }

    [Fact]
    public void Spans_of_another_length_are_an_error()
    {
        var (row, values) = (new double[Model.Columns.Count], new double[Model.ValueCount]);

        Assert.Contains($"the model has {row.Length} columns, the row 1 values", Assert.Throws<ArgumentException>(() => Model.Predict(row.AsSpan(0, 1), values)).Message);
        Assert.Contains("a prediction has 4 values, but there is room for 1", Assert.Throws<ArgumentException>(() => Model.Predict(row, values.AsSpan(0, 1))).Message);
    }

    [Fact]
    public void Null_and_NaN_and_text_that_training_never_saw_are_missing()
    {
        var none = Model.Predict(Shops.Row(0).Keys.ToDictionary(name => name, _ => (object?)null));
        var unseen = With("town", "Atlantis");
        var missing = With("town", null);
        var nan = With("price", double.NaN);

        Assert.Equal(1, none.Probabilities.ToArray().Sum(), 1e-12);
        Assert.Equal(Model.Predict(missing).Probabilities, Model.Predict(unseen).Probabilities);
        Assert.Equal(Model.Predict(With("price", null)).Probabilities, Model.Predict(nan).Probabilities);
    }

    [Fact]
    public void A_set_without_rows_has_no_predictions() =>
        Assert.Empty(Model.Predict(new ColumnSet().Add<string>("town", []).Add<DateOnly>("opened", []).Add<DateTime>("seen", []).Add<bool>("is_open", []).Add<int>("staff", []).Add<double>("price", [])));

    [Fact]
    public void AFolder_without_aModel_is_an_error()
    {
        var fault = Assert.Throws<SlipwayException>(() => Model.Load(Folder.File("nowhere")));

        Assert.Equal(ErrorKind.Model, fault.Kind);
        Assert.Contains("There is no model in", fault.Message);
    }

    [Fact]
    public void AModel_says_what_it_is()
    {
        Assert.Equal(TaskKind.Multiclass, Model.Task);
        Assert.Equal(
            [("town", FeatureType.Text), ("opened", FeatureType.Date), ("seen", FeatureType.Timestamp), ("is_open", FeatureType.Boolean), ("staff", FeatureType.Number), ("price", FeatureType.Number)],
            Model.Features.Select(feature => (feature.Name, feature.Type)));
        Assert.Contains("seen.day_second", Model.Columns);
        Assert.StartsWith("sha256:", Model.Digest);
        Assert.Contains($"\"created\": \"{Model.Created.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\"", File.ReadAllText(Folder.File("model/metadata.json")));
    }

    private Dictionary<string, object?> With(string name, object? value)
    {
        var row = Shops.Row(0).ToDictionary(entry => entry.Key.ToLowerInvariant(), entry => entry.Value);
        row[name] = value;
        return row;
    }

    private void Fails(Dictionary<string, object?> row, string sentence)
    {
        var fault = Assert.Throws<SlipwayException>(() => Model.Predict(row));

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains(sentence, fault.Message);
    }
}
