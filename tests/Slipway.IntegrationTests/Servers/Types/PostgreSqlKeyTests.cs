namespace Slipway.IntegrationTests.Servers.Types;

public sealed class PostgreSqlKeyTests(PostgreSqlFixture fixture) : ServerKeyTests(fixture)
{
    [Theory]
    [InlineData("k boolean", "k", "true", "false")]
    [InlineData("k bigint", "k", "-9223372036854775808", "0", "9223372036854775807")]
    [InlineData("k numeric(10,0)", "k", "-9999999999", "7", "9999999999")]
    [InlineData("k date", "k", "'1970-01-01'", "'2024-02-29'", "'0001-01-01'", "'9999-12-31'")]
    [InlineData("k timestamp", "k", "'2024-02-29 12:00:00.000001'", "'2024-02-29 12:00:00.000002'")]
    [InlineData("k timestamptz", "k", "'2024-02-29 12:00:00.000001Z'", "'2024-02-29 12:00:00.000001+02'")]
    [InlineData("k text", "k", "'a'", "'A'", "'a '", "'ä'", "'å'", "''", "E'\\t'", "E'a\\nb'", "'a\\'")]
    [InlineData("k varchar(20)", "k", "'a'", "'A'", "'a '", "'漢😀'")]
    [InlineData("k char(9)", "k", "'a'", "'A'")]
    [InlineData("k double precision", "k", "'-Infinity'", "1.5", "'Infinity'")]
    [InlineData("v date, k integer", "v,k", "'9999-12-31', 1", "'9999-12-31', 2", "'9999-12-31', 3")]
    [InlineData("k uuid", "k", "'123E4567-E89B-12D3-A456-426655440000'", "'00000000-0000-0000-0000-000000000000'")]
    [InlineData("k inet", "k", "'192.0.2.1'", "'192.0.2.1/24'")]
    [InlineData("i integer, k text", "i,k", "1, 'a'", "1, 'A'", "2, 'a'", "2, 'a '")]
    public Task Rows_are_kept_apart(string definition, string key, params string[] values) => RequireKeptApartAsync(definition, key, values);

    [Theory]
    [InlineData("k numeric(10,3)", $"Column 'k' (numeric(10,3)) {NoKey}", "1.5")]
    [InlineData("k numeric", $"Column 'k' (numeric) {NoKey}", "1.5")]
    [InlineData("k interval", $"Column 'k' (interval) {NoKey}", "'1 day'")]
    [InlineData("k jsonb", $"Column 'k' (jsonb) {NoKey}", "'1'")]
    [InlineData("k date", $"The key column 'k' is NULL in row 2, or no date (zero or infinite); a prediction is stored by its row's key. {LeaveOut}", "'2024-01-01'", "'infinity'")]
    [InlineData("k double precision", $"The key column 'k' is not a number (NaN) in row 2, which no key can be. {LeaveOut}", "1.5", "'NaN'")]
    public Task A_column_that_is_no_exact_key_is_refused(string definition, string message, params string[] values) => RequireRefusedAsync(definition, message, values);

    [Theory]
    [InlineData("k bigint", "double precision", "double precision", "BIGINT")]
    [InlineData("k text", "char(20)", "character(20) COLLATE default", "VARCHAR(255) COLLATE \"C\"")]
    [InlineData("k uuid", "text", "text COLLATE default", "UUID")]
    [InlineData("k timestamp", "timestamp(3)", "timestamp(3) without time zone", "TIMESTAMP")]
    public Task A_table_whose_key_would_make_one_of_two_values_is_refused(string definition, string sink, string found, string needed) =>
        RequireSinkRefusedAsync(definition, sink, found, needed);

    [Theory]
    [InlineData("boolean", "false", "true", "true")]
    [InlineData("bigint", "-5", "9007199254740993", "9007199254740994")]
    [InlineData("oid", "1", "4294967294", "4294967295")]
    [InlineData("real", "0.1", "0.2", "0.3")]
    [InlineData("numeric(20,6)", "1700000000.123455", "1700000000.123456", "1700000000.123457")]
    [InlineData("money", "'1.01'", "'1.02'", "'1.03'")]
    [InlineData("bit(1)", "B'0'", "B'1'", "B'1'")]
    [InlineData("bit(8)", "B'00000001'", "B'00000010'", "B'10000000'")]
    [InlineData("date", "'2024-02-28'", "'2024-02-29'", "'2024-03-01'")]
    [InlineData("timestamp", "'2024-02-29 12:00:00.000001'", "'2024-02-29 12:00:00.000002'", "'2024-02-29 12:00:00.000003'")]
    [InlineData("timestamptz", "'2024-02-29 12:00:00+02'", "'2024-02-29 12:00:00Z'", "'2024-02-29 12:00:00-02'")]
    [InlineData("time", "'09:00'", "'10:59:59.5'", "'11:00'")]
    [InlineData("timetz", "'09:00Z'", "'10:00Z'", "'11:00Z'")]
    [InlineData("interval", "'-1 day'", "'90 minutes'", "'2 hours'")]
    [InlineData("text", "'a'", "'b'", "'ba'")]
    [InlineData("char(9)", "'a'", "'b'", "'ba'")]
    [InlineData("uuid", "'00000000-0000-0000-0000-000000000000'", "'123e4567-e89b-12d3-a456-426655440000'", "'ffffffff-ffff-ffff-ffff-ffffffffffff'")]
    [InlineData("inet", "'192.0.2.1'", "'192.0.2.2'", "'192.0.2.3'")]
    [InlineData("macaddr", "'00:00:5e:00:53:01'", "'00:00:5e:00:53:02'", "'00:00:5e:00:53:03'")]
    public Task Rows_since_the_largest_value_are_read(string type, string small, string large, string larger) => RequireReadSinceAsync(type, small, large, larger);

    protected override string AsText(string column) => $"{column}::text";
}
