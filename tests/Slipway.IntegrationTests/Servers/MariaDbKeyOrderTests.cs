namespace Slipway.IntegrationTests.Servers;

public sealed class MariaDbKeyOrderTests(MariaDbFixture fixture) : KeyOrderTests(fixture)
{
    public static TheoryData<string, string> Types => new()
    {
        { "TINYINT(1)", "0 1" },
        { "BIT(8)", "b'0' b'11' b'11111111'" },
        { "MEDIUMINT", "-8000000 0 8000000" },
        { "BIGINT UNSIGNED", "0 5 9223372036854775807" },
        { "DECIMAL(18,0)", "-999999999999999999 0 999999999999999999" },
        { "FLOAT", "-1.5 0.1 3e30" },
        { "DOUBLE", "-1.5 0.1 3e300" },
        { "YEAR", "1999 2024 2100" },
        { "DATE", "'1850-01-02' '2024-02-29' '9999-12-30'" },
        { "DATETIME(6)", "'1850-01-02T00:00:00' '2024-02-29T23:59:59.999998' '2024-02-29T23:59:59.999999'" },
        { "TIMESTAMP", "'1970-01-02T00:00:00' '2024-03-31T02:30:00'" },
        { "CHAR(5)", "'' 'a' 'b' 'C' 'Z'" },
        { "VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci", "'a' 'B' 'c-1' 'c_1' 'é' 'ß' 'z' 'Ж' '日本' '😀'" },
        { "VARCHAR(50) CHARACTER SET latin1", "'a' 'B' 'c-1' 'é' 'ß' 'z'" },
        { "ENUM('z','b','a','M')", "'z' 'b' 'a' 'M'" },
        { "SET('z','b')", "'z' 'b' 'z,b'" },
        { "UUID", "'018f0000-0000-7000-8000-000000000001' 'ffffffff-0000-4000-8000-000000000000' '00000000-0000-1000-8000-ffffffffffff' '11111111-0000-4000-8000-000000000001'" },
        { "INET6", "'::1' '2001:db8::ff00:42:8329' '9::'" },
    };

    [Theory]
    [MemberData(nameof(Types))]
    public Task No_row_is_passed_over_after_a_unique_key(string type, string values) => RequireOrderAsync(type, values, ", PRIMARY KEY (k, id)");

    [Theory]
    [MemberData(nameof(Types))]
    public Task No_row_is_passed_over_after_a_key_that_nothing_keeps_unique(string type, string values) => RequireOrderAsync(type, values, "");

    [Theory]
    [InlineData("TIME")]
    [InlineData("DECIMAL(10,2)")]
    [InlineData("VARBINARY(16)")]
    public Task Types_that_are_no_keys(string type) => RequireNoKeyAsync(type);
}
