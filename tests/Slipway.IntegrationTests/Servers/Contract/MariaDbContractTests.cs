namespace Slipway.IntegrationTests.Servers.Contract;

public sealed class MariaDbContractTests(MariaDbFixture fixture) : ServerContractTests(fixture)
{
    private string Fresh => $"`{Database}`.`fresh`";

    [Theory]
    [InlineData("x", "DECIMAL", "a decimal (DECIMAL(10,0)), which keeps no digit after the point", "MODIFY `x` DECIMAL(10,3)", "CAST(`x` AS DECIMAL(10,3))")]
    [InlineData("x", "INT", "an integer (INT), which keeps no digit after the point", "MODIFY `x` DECIMAL(10,3)", "CAST(`x` AS DECIMAL(10,3))")]
    [InlineData("x", "TINYINT(1)", "a boolean (TINYINT(1)), which keeps no digit after the point", "MODIFY `x` DECIMAL(10,3)", "CAST(`x` AS DECIMAL(10,3))")]
    [InlineData("x", "VARCHAR(9)", "text (VARCHAR) where training had a decimal", "MODIFY `x` DECIMAL(10,3)", "CAST(`x` AS DECIMAL(10,3))")]
    [InlineData("n", "SMALLINT", "an integer (SMALLINT), which holds -32768 to 32767, where training saw 0 to ", "MODIFY `n` INT", "CAST(`n` AS SIGNED)")]
    [InlineData("n", "TINYINT UNSIGNED", "an integer (TINYINT), which holds 0 to 255, where training saw 0 to ", "MODIFY `n` INT", "CAST(`n` AS SIGNED)")]
    [InlineData("n", "VARCHAR(9)", "text (VARCHAR) where training had an integer", "MODIFY `n` INT", "CAST(`n` AS SIGNED)")]
    [InlineData("word", "INT", "an integer (INT) where training had text", "MODIFY `word` VARCHAR(255)", "CAST(`word` AS CHAR)")]
    [InlineData("seen", "VARCHAR(30)", "text (VARCHAR) where training had a timestamp", "MODIFY `seen` DATETIME(6)", "CAST(`seen` AS DATETIME(6))")]
    public Task A_type_that_cannot_hold_what_training_saw_is_refused_and_mended(string column, string type, string reason, string alter, string cast) =>
        RequireRefusedAndMendedAsync(column, type, reason, ($"ALTER TABLE {Fresh} {alter};", $"{cast} AS `{column}`"));

    [Theory]
    [InlineData(true, "DATETIME", "a timestamp (DATETIME), which is of no known time zone", "TIMESTAMP(6)", "/* after: SET time_zone = '+00:00'; ALTER TABLE its table MODIFY its column TIMESTAMP(6) */ `seen`")]
    [InlineData(true, "DATE", "a date (DATE) where training had a timestamp", "TIMESTAMP(6)", "/* after: SET time_zone = '+00:00'; ALTER TABLE its table MODIFY its column TIMESTAMP(6) */ `seen`")]
    [InlineData(true, "VARCHAR(30)", "text (VARCHAR) where training had a timestamp", "TIMESTAMP(6)", "/* after: SET time_zone = '+00:00'; ALTER TABLE its table MODIFY its column TIMESTAMP(6) */ `seen`")]
    [InlineData(false, "TIMESTAMP NULL", "a timestamp (TIMESTAMP), which is brought to UTC", "DATETIME(6)", "CONVERT_TZ(`seen`, '+00:00', '+00:00')")]
    public Task What_is_of_another_time_zone_or_none_is_refused_and_mended(bool isZoned, string type, string reason, string needed, string cast) =>
        RequireRefusedAndMendedAsync("seen", type, reason, ($"SET time_zone = '+00:00'; ALTER TABLE {Fresh} MODIFY `seen` {needed};", $"{cast} AS `seen`"), isZoned);

    [Theory]
    [InlineData("x", "DECIMAL(10,4)")]
    [InlineData("x", "FLOAT")]
    [InlineData("n", "BIGINT UNSIGNED")]
    [InlineData("n", "DECIMAL(6,0)")]
    [InlineData("n", "DOUBLE")]
    [InlineData("word", "ENUM('0','1','2','3','4')")]
    public Task Another_type_that_holds_as_much_passes(string column, string type) => RequirePassesAsync(column, type);

    protected override string Timestamp(bool hasTimeZone) => hasTimeZone ? "TIMESTAMP" : "DATETIME";
}
