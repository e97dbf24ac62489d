using System.Text;
using Slipway.Columns;
using Slipway.Sources;
using Slipway.Sources.Csv;

namespace Slipway.Tests.Sources.Csv;

public sealed class CsvSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData('§')]
    [InlineData('a')]
    [InlineData('"')]
    public async Task What_can_not_separate_values_is_refused(char delimiter)
    {
        var fault = await Assert.ThrowsAsync<SlipwayException>(() => Read("a,b\n1,2\n", new CsvFormat { Delimiter = delimiter }));

        Assert.Equal(ErrorKind.Usage, fault.Kind);
        Assert.StartsWith($"'{delimiter}' can't separate values", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Types_fit_every_value_of_the_file()
    {
        var (schema, rows) = await Read(
            "whole,number,long,big,code,flag,day,time,text,none\n" +
            "1,1,1,9007199254740993,007,true,2024-05-01,2024-05-01,é,\n" +
            "-2,2.5,0.30000000000000000001,1,12,FALSE,1969-12-31,2024-05-01T10:00+02:00,,NA\n" +
            ",NULL,\\N,,,,,,NaN,null\n");

        Assert.Equal(
            [ColumnType.Integer, ColumnType.Number, ColumnType.Decimal, ColumnType.Integer, ColumnType.Text, ColumnType.Boolean, ColumnType.Date, ColumnType.Timestamp, ColumnType.Text, ColumnType.Number],
            schema.Columns.Select(column => column.Type));
        Assert.Equal(["1", "1", "1", "9007199254740993", "007", "true", "2024-05-01", "2024-05-01T00:00:00", "é", null], rows[0]);
        Assert.Equal(["-2", "2.5", "0.3", "1", "12", "false", "1969-12-31", "2024-05-01T08:00:00", null, null], rows[1]);
        Assert.All(rows[2], Assert.Null);
    }

    [Fact]
    public async Task One_late_value_changes_the_type_of_its_whole_column()
    {
        var numbers = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i}\n"));

        var (schema, rows) = await Read($"a\n{numbers}n/a\n");

        Assert.Equal(ColumnType.Text, schema[0].Type);
        Assert.Equal(("0", "n/a"), (rows[0][0], rows[20_000][0]));
    }

    [Theory]
    [InlineData("a,b\r\n1,\"x, \"\"y\"\"\r\nz\"\r\n", "x, \"y\"\r\nz")]
    [InlineData("\uFEFFa,b\n1,x", "x")]
    [InlineData("a\tb\n1\tx, y; z\n", "x, y; z")]
    [InlineData("a;b\n1;x, y, z\n", "x, y, z")]
    [InlineData("a|b\n1|\"x\n|\n\"\n", "x\n|\n")]
    [InlineData("\n\na,b\n\n1,x\n\n\n", "x")]
    [InlineData("a,b\r1,x\r", "x")]
    [InlineData("a, b \n 1 ,\" x\"\n", " x")]
    [InlineData("#a,b\n1,#x\n", "#x")]
    [InlineData("a,b\n1,5\" pipe\n", "5\" pipe")]
    public async Task Quotes_line_ends_marks_and_delimiters_are_understood(string content, string text)
    {
        var (schema, rows) = await Read(content);

        Assert.Equal("b", schema[1].Name);
        Assert.Equal(["1", text], Assert.Single(rows));
    }

    [Fact]
    public async Task A_delimiter_names_and_null_tokens_can_be_given()
    {
        var (schema, rows) = await Read(
            "1:NA:-999\n2:x:5\n", new CsvFormat { Delimiter = ':', Columns = ["a b", "ö", "n"], NullTokens = ["-999"] });

        Assert.Equal(["a b", "ö", "n"], schema.Columns.Select(column => column.Name));
        Assert.Equal([["1", "NA", null], ["2", "x", "5"]], rows);
    }

    [Fact]
    public async Task A_type_can_be_given_and_then_a_value_that_does_not_fit_is_an_error_with_its_line()
    {
        var format = new CsvFormat { Types = new Dictionary<string, ColumnType> { ["zip"] = ColumnType.Text, ["x"] = ColumnType.Number } };

        var (schema, _) = await Read("zip,x\n1,1\n", format);
        var fault = await Fault("zip,x\n1,1\n\"2\n3\",n/a\n", format);

        Assert.Equal([ColumnType.Text, ColumnType.Number], schema.Columns.Select(column => column.Type));
        Assert.Contains("line 3: column 'x': expected a number, found 'n/a'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Empty_lines_of_a_single_column_are_nulls()
    {
        var (_, rows) = await Read("a\n1\n\n3\n");

        Assert.Equal(["1", null, "3"], rows.Select(row => row[0]));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("\n\n", "is empty")]
    [InlineData("a,b\n1,2\n3\n", "line 3: the record has 1 value; expected 2")]
    [InlineData("a,b\n\"1\n\n\",2\n\n3,4,5\n", "line 6: the record has 3 values; expected 2")]
    [InlineData("a,b\n1,2\n\"x\"y,2\n", "line 3: value 1 of the record has a quote in a wrong place")]
    [InlineData("a,b\n1,2\n3,\"x\n4,5\n", "line 3: value 2 of the record has a quote in a wrong place, or one that is never closed")]
    [InlineData("a,b,a\n1,2,3\n", "line 1: two columns are called 'a'")]
    [InlineData(",a,b\n1,2,3\n", "line 1: column 1 of 3 has no name")]
    public async Task A_malformed_file_is_an_error_with_its_line(string content, string words)
    {
        var fault = await Fault(content);

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_an_error_with_their_line()
    {
        var path = _folder.File("latin.csv");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes($"a,b\n{string.Concat(Enumerable.Repeat("1,x\n", 50_000))}2,é\n"));

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => SourceRows.ReadAll(new CsvSource(path, new CsvFormat()), new ReadRequest()));

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains("line 50002: the text is not UTF-8", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0x1f, 0x8b, 8, 0 }, "it is compressed by gzip")]
    [InlineData(new byte[] { 0xff, 0xfe, 0x61, 0 }, "it is in UTF-16")]
    [InlineData(new byte[] { 0xfe, 0xff, 0, 0x61 }, "it is in UTF-16")]
    [InlineData(new byte[] { 0x50, 0x4b, 3, 4, 20 }, "it is a ZIP archive, as spreadsheets are")]
    [InlineData(new byte[] { 0x50, 0x41, 0x52, 0x31, 21 }, "it is a Parquet file")]
    public async Task Files_that_are_no_text_are_named_for_what_they_are(byte[] content, string what)
    {
        var path = _folder.File("rows.csv");
        File.WriteAllBytes(path, content);

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => SourceRows.ReadAll(new CsvSource(path, new CsvFormat()), new ReadRequest()));

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.StartsWith($"File '{path}' can't be read as text: {what}", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_5000_columns_and_long_values_is_read()
    {
        var header = string.Join(",", Enumerable.Range(0, 5_000).Select(i => $"column number {i}"));
        var values = string.Join(",", Enumerable.Range(0, 4_999).Select(i => $"{i}.25"));

        var (schema, rows) = await Read($"{header}\n{values},{new string('x', 300_000)}\n");

        Assert.Equal(5_000, schema.Count);
        Assert.Equal(("4998.25", 300_000), (rows[0][4_998], rows[0][4_999]!.Length));
    }

    [Fact]
    public async Task Columns_that_differ_only_by_case_are_two()
    {
        var (schema, rows) = await Read("a,A\n1,2\n");

        Assert.Equal(["a", "A"], schema.Columns.Select(column => column.Name));
        Assert.Equal(["1", "2"], rows[0]);
    }

    [Fact]
    public async Task A_missing_file_is_a_usage_fault()
    {
        var path = _folder.File("none.csv");

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => SourceRows.ReadAll(new CsvSource(path, new CsvFormat()), new ReadRequest()));

        Assert.Equal(ErrorKind.Usage, fault.Kind);
        Assert.Contains($"There is no file '{path}'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_can_not_be_ordered_or_queried()
    {
        var source = new CsvSource(_folder.Write("a.csv", "a\n1\n"), new CsvFormat());

        var ordered = await Assert.ThrowsAsync<SlipwayException>(() => SourceRows.ReadAll(source, new ReadRequest { OrderBy = ["a"] }));
        var queried = await Assert.ThrowsAsync<SlipwayException>(() => SourceRows.ReadAll(source, new ReadRequest { Query = "SELECT 1" }));

        Assert.Contains("its own order", ordered.Message, StringComparison.Ordinal);
        Assert.Contains("takes no query", queried.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_one_value_made_text_is_told_of()
    {
        var path = _folder.Write("a.csv", "x,code,mix,long\n1,A,1,0.1\n2,B,2024-05-01,0.12345678901234567891\nn/a,3,2,1\n");

        var schema = FileSchema.Infer(path, new CsvFormat(), null, CancellationToken.None);

        Assert.Equal("is text because of 'n/a' in line 4", schema.Notes[0]);
        Assert.Null(schema.Notes[1]);
        Assert.Equal("is text because it has values of several kinds", schema.Notes[2]);
        Assert.Contains("line 3: 0.12345678901234567891", schema.Notes[3], StringComparison.Ordinal);
        Assert.Equal(3, schema.Rows);
    }

    [Fact]
    public void The_room_that_values_need_is_measured()
    {
        var path = _folder.Write("a.csv", "text,number\n äöü ,-123.4500\n😀,5e-3\n,12e4\n");

        var schema = FileSchema.Infer(path, new CsvFormat(), null, CancellationToken.None);

        Assert.Equal([new FieldWidth(5, 0, 0), new FieldWidth(9, 6, 4)], schema.Widths);
    }

    private Task<(Schema Schema, string?[][] Values)> Read(string content, RecordFormat? format = null) =>
        SourceRows.ReadAll(new CsvSource(_folder.Write("a.csv", content), format ?? new CsvFormat()), new ReadRequest());

    private async Task<SlipwayException> Fault(string content, RecordFormat? format = null) =>
        await Assert.ThrowsAsync<SlipwayException>(() => Read(content, format));
}
