using Slipway.Sinks.PostgreSql;
using Slipway.Sources.PostgreSql.Copy;

namespace Slipway.Tests.Sources.PostgreSql;

public sealed class CopyInputTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(100_000)]
    public void Rows_come_out_as_they_went_in_whatever_the_pieces(int piece)
    {
        var longest = Enumerable.Range(0, 200_000).Select(i => (byte)i).ToArray();
        var input = new CopyInput(new PiecewiseStream(Rows(output =>
        {
            output.StartRow(3);
            output.Write(-1L);
            output.WriteNull();
            output.Write("é");
            output.StartRow(1);
            output.Write(longest);
        }), piece));

        Assert.True(input.StartRow());
        Assert.True(input.TryTake(out var number));
        Assert.Equal("ffffffffffffffff", Convert.ToHexStringLower(number));
        Assert.False(input.TryTake(out _));
        Assert.True(input.TryTake(out var text));
        Assert.Equal("é"u8, text);
        Assert.True(input.StartRow());
        Assert.True(input.TryTake(out var value));
        Assert.Equal(longest, value);
        Assert.False(input.StartRow());
    }

    [Fact]
    public void A_stream_that_ends_early_is_an_error()
    {
        var whole = Rows(output =>
        {
            output.StartRow(1);
            output.Write(1.5);
        });

        for (var length = 0; length < whole.Length; length++)
        {
            Assert.Throws<SlipwayException>(() => ReadAll(whole[..length]));
        }

        ReadAll(whole);
    }

    [Fact]
    public void Another_form_is_refused() => Assert.Throws<SlipwayException>(() => ReadAll(new byte[100]));

    // As PostgreSQL 15 sends it: COPY (SELECT 1::bigint, NULL::int, 'x'::text) TO STDOUT (FORMAT BINARY).
    [Fact]
    public void What_is_written_is_what_the_server_sends() => Assert.Equal(
        "5047434f50590aff0d0a00" + "00000000" + "00000000" + "0003" + "000000080000000000000001" + "ffffffff" + "0000000178" + "ffff",
        Convert.ToHexStringLower(Rows(output =>
        {
            output.StartRow(3);
            output.Write(1L);
            output.WriteNull();
            output.Write("x");
        })));

    private static void ReadAll(byte[] bytes)
    {
        var input = new CopyInput(new MemoryStream(bytes));
        while (input.StartRow())
        {
            input.TryTake(out _);
        }
    }

    private static byte[] Rows(Action<CopyOutput> write)
    {
        using var stream = new MemoryStream();
        var output = new CopyOutput();
        output.Begin(stream);
        write(output);
        output.End();
        return stream.ToArray();
    }

    /// <summary>Gives no more than a few bytes at a time, as a connection may.</summary>
    private sealed class PiecewiseStream(byte[] bytes, int piece) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, piece));
    }
}
