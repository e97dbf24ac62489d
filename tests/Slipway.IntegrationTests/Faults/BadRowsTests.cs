namespace Slipway.IntegrationTests.Faults;

/// <summary>Names that are not there, and rows that can't be learned from or predicted.</summary>
public sealed class BadRowsTests : FaultTests
{
    private const string Features = "crim, zn, indus, chas, nox, rm, age, dis, rad, tax, ptratio, b, lstat FROM boston_housing";

    [Fact]
    public async Task Training_says_what_it_can_not_learn_from()
    {
        (ErrorKind Kind, string Words, string[] Arguments)[] cases =
        [
            (ErrorKind.Database, "no SQLite database 'nope.db'", ["--database", "nope.db", "--table", "t", "--target", "y"]),
            (ErrorKind.Usage, "no file 'nope.csv'", ["--file", "nope.csv", "--target", "y"]),
            (ErrorKind.Database, "did you mean 'boston_housing'?", ["--table", "boston_housin"]),
            (ErrorKind.Database, "no such table: nope", ["--query", "SELECT * FROM nope"]),
            (ErrorKind.Usage, "not one that reads rows", ["--query", "DELETE FROM boston_housing"]),
            (ErrorKind.Usage, "more than one statement", ["--query", "SELECT 1; SELECT 2"]),
            (ErrorKind.Database, "'medvv'", ["--target", "medvv"]),
            (ErrorKind.Database, "'idd'", ["--key", "idd"]),
            (ErrorKind.Database, "'nope'", ["--exclude", "nope"]),
            (ErrorKind.Data, "No row", ["--query", "SELECT * FROM boston_housing WHERE 0"]),
            (ErrorKind.Data, "Only one row", ["--query", "SELECT * FROM boston_housing LIMIT 1"]),
            (ErrorKind.Data, "id = 1 is in row 2 and in row 3", ["--query", "SELECT id / 2 AS id, crim, medv FROM boston_housing"]),
            (ErrorKind.Data, "'id' is NULL in row 5", ["--query", "SELECT nullif(id, 5) AS id, crim, medv FROM boston_housing"]),
            (ErrorKind.Data, "it is 5.5 in every row", ["--query", "SELECT id, crim, 5.5 AS medv FROM boston_housing"]),
            (ErrorKind.Data, "it is NULL in every row", ["--query", "SELECT id, crim, NULL AS medv FROM boston_housing"]),
            (ErrorKind.Data, "a regression predicts a number", ["--query", "SELECT id, crim, 'x' || medv AS medv FROM boston_housing", "--task", "regression"]),
            (ErrorKind.Data, "it holds blobs", ["--query", "SELECT id, crim, x'00' AS medv FROM boston_housing"]),
            (ErrorKind.Data, "'single' has a single row", ["--query", "SELECT id, crim, CASE id WHEN 7 THEN 'single' WHEN 8 THEN 'b' WHEN 9 THEN 'b' ELSE 'a' END AS medv FROM boston_housing"]),
            (ErrorKind.Data, "'f' (all of its values are NULL)", ["--query", "SELECT id, NULL AS f, medv FROM boston_housing"]),
            (ErrorKind.Data, "found the text 'oops'", ["--query", "SELECT id, CASE id WHEN 77 THEN 'oops' ELSE crim END AS crim, medv FROM boston_housing"]),
            (ErrorKind.Usage, "'oracle' are not supported", ["--database", "oracle://user:secret@host/db"]),
        ];
        foreach (var (kind, words, arguments) in cases)
        {
            var error = await FailAsync(kind, ["train", "--trees", "3", "--model-dir", "other", .. arguments]);

            Assert.Contains(words, error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Predicting_leaves_no_table_where_nothing_could_be_written()
    {
        Execute("CREATE VIEW seen AS SELECT * FROM boston_predictions; CREATE TABLE other (a, b)");
        (ErrorKind Kind, string Words, string[] Arguments)[] cases =
        [
            (ErrorKind.Data, "id = 1 comes a second time in row 3", ["--query", $"SELECT id / 2 AS id, {Features}", "--into", "p"]),
            (ErrorKind.Data, "'id' is NULL", ["--query", $"SELECT nullif(id, 5) AS id, {Features}", "--into", "p"]),
            (ErrorKind.Data, "'zn', a number, is missing", ["--query", "SELECT id, crim FROM boston_housing", "--into", "p"]),
            (ErrorKind.Database, "'nope'", ["--table", "nope", "--into", "p"]),
            (ErrorKind.Database, "'seen' is a view", ["--table", "boston_housing", "--into", "seen"]),
            (ErrorKind.Database, "exists with the columns a, b", ["--table", "boston_housing", "--into", "other"]),
            (ErrorKind.Storage, "it is a folder", ["--table", "boston_housing", "--output", "model"]),
            (ErrorKind.Storage, "there is no folder", ["--table", "boston_housing", "--output", "nope/p.csv"]),
            (ErrorKind.Model, "There is no model in 'nope'", ["--table", "boston_housing", "--into", "p", "--model-dir", "nope"]),
            (ErrorKind.Model, "is a file; expected a model's folder", ["--table", "boston_housing", "--into", "p", "--model-dir", "boston.db"]),
        ];
        foreach (var (kind, words, arguments) in cases)
        {
            var error = await FailAsync(kind, ["predict", "--key", "id", .. arguments]);

            Assert.Contains(words, error, StringComparison.Ordinal);
        }

        Assert.Equal("0", Query("SELECT count(*) FROM slipway_runs WHERE state = 'running'"));
    }

    [Fact]
    public async Task Loading_takes_all_of_a_file_or_nothing()
    {
        Execute("CREATE VIEW seen AS SELECT 1 AS a");
        (ErrorKind Kind, string Words, string Content)[] cases =
        [
            (ErrorKind.Data, "is empty", ""),
            (ErrorKind.Data, "no record", "a,b\n"),
            (ErrorKind.Data, "line 3: the record has 1 value;", "a,b\n1,2\n3\n"),
            (ErrorKind.Data, "line 3: value 1 of the record has a quote", "a,b\n1,2\n\"3,4\n"),
            (ErrorKind.Data, "two columns are called 'a'", "a,a\n1,2\n"),
            (ErrorKind.Data, "differ only by case", "a,A\n1,2\n"),
            (ErrorKind.Data, "NUL character", new string('\0', 1000)),
            (ErrorKind.Data, "has no name", "a,\n1,2\n"),
            (ErrorKind.Data, "holds at most 2000", string.Join(',', Enumerable.Range(0, 2001).Select(i => $"c{i}")) + "\n"),
        ];
        var file = Path.Combine(Folder, "bad.csv");
        foreach (var (kind, words, content) in cases)
        {
            await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);

            var error = await FailAsync(kind, "load", "bad.csv", "--into", "bad");

            Assert.Contains(words, error, StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(file, "a\n1\n", TestContext.Current.CancellationToken);
        Assert.Contains("is a view", await FailAsync(ErrorKind.Database, "load", "bad.csv", "--into", "seen", "--replace"), StringComparison.Ordinal);
        Assert.Contains("expected a table's name", await FailAsync(ErrorKind.Usage, "load", "bad.csv", "--into", ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Garbage_is_no_table_no_project_and_no_database()
    {
        var garbage = new byte[10_000];
        new Random(1).NextBytes(garbage);
        await File.WriteAllBytesAsync(Path.Combine(Folder, "garbage"), garbage, TestContext.Current.CancellationToken);

        Assert.Contains("not UTF-8", await FailAsync(ErrorKind.Data, "load", "garbage", "--into", "g"), StringComparison.Ordinal);
        Assert.Contains("not a SQLite database", await FailAsync(ErrorKind.Database, "train", "--database", "garbage"), StringComparison.Ordinal);
        Assert.Contains("not valid YAML", await FailAsync(ErrorKind.Usage, "train", "--project", "garbage"), StringComparison.Ordinal);
        Assert.Contains("it is a file", await FailAsync(ErrorKind.Storage, "train", "--model-dir", "garbage"), StringComparison.Ordinal);
        Assert.Contains("report's name", await FailAsync(ErrorKind.Usage, "train", "--model-file", "report.html"), StringComparison.Ordinal);
    }
}
