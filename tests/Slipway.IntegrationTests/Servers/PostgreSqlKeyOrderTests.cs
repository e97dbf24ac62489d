namespace Slipway.IntegrationTests.Servers;

public sealed class PostgreSqlKeyOrderTests(PostgreSqlFixture fixture) : KeyOrderTests(fixture)
{
    public static TheoryData<string, string> Types => new()
    {
        { "BOOLEAN", "true false" },
        { "SMALLINT", "-5 0 32767" },
        { "BIGINT", "-9223372036854775808 0 9223372036854775807" },
        { "OID", "0 5 4294967295" },
        { "NUMERIC(18,0)", "-999999999999999999 0 999999999999999999" },
        { "REAL", "-1.5 0.1 3e30" },
        { "DOUBLE PRECISION", "-1.5 0.1 3e300" },
        { "DATE", "'1850-01-02' '2024-02-29' '9999-12-30'" },
        { "TIMESTAMP", "'1850-01-02T00:00:00' '2024-02-29T23:59:59.999998' '2024-02-29T23:59:59.999999'" },
        { "TIMESTAMPTZ", "'1970-01-02T00:00:00Z' '2024-03-31T02:30:00+01:00'" },
        { "TEXT", "'' 'a' 'B' 'c-1' 'é' 'ß' 'z' '日本' '😀'" },
        { "TEXT COLLATE \"en-x-icu\"", "'' 'a' 'B' 'c-1' 'c_1' 'é' 'ß' 'z' '日本' '😀'" },
        { "CHAR(5)", "'' 'a' 'B' 'c' 'Z'" },
        { "NAME", "'a' 'B' 'c'" },
        { "UUID", "'018f0000-0000-7000-8000-000000000001' 'ffffffff-0000-4000-8000-000000000000' '00000000-0000-1000-8000-ffffffffffff'" },
        { "INET", "'10.0.0.9' '10.0.0.10' '::1'" },
        { "mood", "'z' 'b' 'a'" },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public Task No_row_is_passed_over_after_a_unique_key(string type, string values) => RequireAsync(type, values, ", PRIMARY KEY (k, id)");

    [Theory]
    [MemberData(nameof(Types))]
    public Task No_row_is_passed_over_after_a_key_that_nothing_keeps_unique(string type, string values) => RequireAsync(type, values, "");

    [Theory]
    [InlineData("TIME")]
    [InlineData("INTERVAL")]
    [InlineData("NUMERIC")]
    [InlineData("BYTEA")]
    public Task Types_that_are_no_keys(string type) => RequireNoKeyAsync(type);

    private async Task RequireAsync(string type, string values, string primaryKey)
    {
        await ExecuteAsync("CREATE SCHEMA \"My Types\"", "CREATE TYPE \"My Types\".\"Mood\" AS ENUM ('z', 'b', 'a')");
        await RequireOrderAsync(type == "mood" ? "\"My Types\".\"Mood\"" : type, values, primaryKey);
    }
}
