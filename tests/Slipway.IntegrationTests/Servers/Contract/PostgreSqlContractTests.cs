namespace Slipway.IntegrationTests.Servers.Contract;

public sealed class PostgreSqlContractTests(PostgreSqlFixture fixture) : ServerContractTests(fixture)
{
    [Theory]
    [InlineData("x", "numeric(10)", "a decimal (numeric(10,0)), which keeps no digit after the point", "TYPE numeric(10,3)", "CAST(\"x\" AS numeric(10,3))")]
    [InlineData("x", "integer", "an integer (integer), which keeps no digit after the point", "TYPE numeric(10,3)", "CAST(\"x\" AS numeric(10,3))")]
    [InlineData("x", "text", "text (text) where training had a decimal", "TYPE numeric(10,3) USING CAST(\"x\" AS numeric(10,3))", "CAST(\"x\" AS numeric(10,3))")]
    [InlineData("n", "smallint", "an integer (smallint), which holds -32768 to 32767, where training saw 0 to ", "TYPE integer", "CAST(\"n\" AS integer)")]
    [InlineData("n", "numeric(3,1)", "a decimal (numeric(3,1)), which holds -100 to 100, where training saw 0 to ", "TYPE integer", "CAST(\"n\" AS integer)")]
    [InlineData("n", "varchar(9)", "text (character varying) where training had an integer", "TYPE integer USING CAST(\"n\" AS integer)", "CAST(\"n\" AS integer)")]
    [InlineData("word", "integer", "an integer (integer) where training had text", "TYPE text", "CAST(\"word\" AS text)")]
    [InlineData("seen", "text", "text (text) where training had a timestamp", "TYPE timestamp USING CAST(\"seen\" AS timestamp)", "CAST(\"seen\" AS timestamp)")]
    public Task A_type_that_cannot_hold_what_training_saw_is_refused_and_mended(string column, string type, string reason, string alter, string cast) =>
        RequireRefusedAndMendedAsync(column, type, reason, ($"ALTER TABLE \"public\".\"fresh\" ALTER COLUMN \"{column}\" {alter};", $"{cast} AS \"{column}\""));

    [Theory]
    [InlineData(true, "timestamp", "a timestamp (timestamp without time zone), which is of no known time zone", "timestamptz")]
    [InlineData(false, "timestamptz", "a timestamp (timestamp with time zone), which is brought to UTC", "timestamp")]
    public Task Other_time_zones_are_refused_and_mended(bool isZoned, string type, string reason, string needed) => RequireRefusedAndMendedAsync(
        "seen",
        type,
        reason,
        ($"ALTER TABLE \"public\".\"fresh\" ALTER COLUMN \"seen\" TYPE {needed} USING \"seen\" AT TIME ZONE 'UTC';", "\"seen\" AT TIME ZONE 'UTC' AS \"seen\""),
        isZoned);

    [Theory]
    [InlineData("x", "numeric")]
    [InlineData("x", "real")]
    [InlineData("n", "bigint")]
    [InlineData("n", "double precision")]
    [InlineData("word", "char(5)")]
    public Task Another_type_that_holds_as_much_passes(string column, string type) => RequirePassesAsync(column, type);

    protected override string Timestamp(bool hasTimeZone) => hasTimeZone ? "timestamptz" : "timestamp";
}
