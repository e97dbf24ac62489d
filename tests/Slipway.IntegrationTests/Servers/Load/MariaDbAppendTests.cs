namespace Slipway.IntegrationTests.Servers.Load;

public sealed class MariaDbAppendTests(MariaDbFixture fixture) : ServerAppendTests(fixture)
{
    protected override (string Type, string Good, string Bad, string Expected)[] OwnNarrow =>
    [
        ("TINYINT UNSIGNED", "255", "-1", "a whole number from 0 to 255"),
        ("MEDIUMINT", "8388607", "8388608", "a whole number from -8388608 to 8388607"),
        ("INT UNSIGNED", "4294967295", "4294967296", "a whole number from 0 to 4294967295"),
        ("BIGINT UNSIGNED", "9223372036854775807", "-1", "a whole number from 0 to"),
        ("YEAR", "2024", "1800", "a whole number from 1901 to 2155"),
        ("FLOAT", "0.125", "0.123456789", "a number whose digits come back from a float"),
        ("DATETIME", "2024-01-01T10:00:00", "2024-01-01T10:00:00.5", "a moment with at most 0 digits after the second"),
        ("CHAR(2) CHARACTER SET latin1", "äb", "abc", "text of at most 2 characters"),
    ];

    protected override string CountingKey => "INT AUTO_INCREMENT PRIMARY KEY";

    protected override string UnfitType => "TIME";

    [Fact]
    public async Task Labels_of_an_enum_are_taken_and_others_refused()
    {
        await ExecuteAsync("CREATE TABLE t (x ENUM('a', 'b c'))");

        await AppendAsync("x\na\nb c\n");
        var fault = await AppendFaultAsync("x\na\nd\n");

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Equal(["a", "b c"], await QueryAsync("SELECT x FROM t"));
    }
}
