using Slipway.Sinks.PostgreSql;

namespace Slipway.Tests.Sinks.PostgreSql;

public sealed class NumericBytesTests
{
    // As PostgreSQL 15 sends them: SELECT encode(numeric_send(…), 'hex').
    [Theory]
    [InlineData("0", "0000000000000000")]
    [InlineData("0.00", "0000000000000002")]
    [InlineData("-0.0", "0000000000000001")]
    [InlineData("1", "00010000000000000001")]
    [InlineData("-12345.678", "0003000140000003000109291a7c")]
    [InlineData("10000", "00010001000000000001")]
    [InlineData("0.0001", "0001ffff000000040001")]
    [InlineData("0.00001", "0001fffe0000000503e8")]
    [InlineData("1.50", "00020000000000020001" + "1388")]
    [InlineData("1.5e3", "000100000000000005dc")]
    [InlineData("12e-5", "0002ffff00000005000107d0")]
    [InlineData("0e400000", "0000000000000000")]
    public void Numbers_are_those_that_the_server_sends(string text, string hex) =>
        Assert.Equal(hex, Convert.ToHexStringLower(NumericBytes.Of(text)));
}
