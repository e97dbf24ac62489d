using Slipway.Sources.Csv;

namespace Slipway.Tests.Sources.Csv;

public sealed class WrappedTextReaderTests : IDisposable
{
    private static readonly WrappedTextFormat Format = new() { SkipLines = 1, LinesPerRecord = 2, Columns = ["a", "b", "c"] };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Records_span_their_lines_and_empty_lines_between_them_are_passed_over()
    {
        using var reader = Format.Open(_folder.Write("a.txt", "about\n  1\t2\n 3\r\n\n4 5\n6\n\n"));

        Assert.True(reader.Read());
        Assert.Equal(("1", "2", "3", 2), (reader.GetField(0).ToString(), reader.GetField(1).ToString(), reader.GetField(2).ToString(), reader.Line));
        Assert.True(reader.Read());
        Assert.Equal(("6", 5), (reader.GetField(2).ToString(), reader.Line));
        Assert.False(reader.Read());
    }

    [Theory]
    [InlineData("about\n1 2\n3\n4 5 6\n7\n", "line 4: the record (2 lines from here) has 4 values; expected 3")]
    [InlineData("about\n1 2\n3\n4 5\n\n", "line 4: the record (2 lines from here) has 2 values; expected 3")]
    [InlineData("about\n1 2\n3\n4 5\n", "line 4: the last record ends after 1 of its 2 lines")]
    public void A_record_with_other_than_its_values_is_an_error_with_its_line(string content, string words)
    {
        using var reader = Format.Open(_folder.Write("a.txt", content));
        Assert.True(reader.Read());

        var fault = Assert.Throws<SlipwayException>(() => reader.Read());

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_must_be_given()
    {
        var path = _folder.Write("a.txt", "1 2\n");

        var fault = Assert.Throws<SlipwayException>(() => new WrappedTextFormat().Open(path));

        Assert.Equal(ErrorKind.Usage, fault.Kind);
        Assert.Contains("give their names", fault.Message, StringComparison.Ordinal);
    }
}
