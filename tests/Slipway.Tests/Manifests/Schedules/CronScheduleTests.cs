using Slipway.Manifests.Schedules;

namespace Slipway.Tests.Manifests.Schedules;

/// <summary>Held to what a CronJob takes: the standard parser of robfig/cron.</summary>
public sealed class CronScheduleTests
{
    [Theory]
    [InlineData("0 3 * * *")]
    [InlineData(" 0  3 * * * ")]
    [InlineData("0 0 1 1 0")]
    [InlineData("59 23 31 12 6")]
    [InlineData("*/15 8-18 * * MON-FRI")]
    [InlineData("05 09 ? jan,Jul sun")]
    [InlineData("0,15,30-40/5 */6 1-7 * *")]
    [InlineData("10/20 0 * FEB-APR/2 5-5")]
    [InlineData("*/60 */24 */31 */12 */7")]
    [InlineData("@yearly")]
    [InlineData("@annually")]
    [InlineData("@monthly")]
    [InlineData("@weekly")]
    [InlineData("@daily")]
    [InlineData("@midnight")]
    [InlineData("@hourly")]
    public void What_a_cronjob_takes_is_taken(string schedule) => Assert.Null(CronSchedule.Fault(schedule));

    [Theory]
    [InlineData("60 * * * *", "the minute is 0 to 59, found '60'")]
    [InlineData("* 24 * * *", "the hour is 0 to 23, found '24'")]
    [InlineData("* * 0 * *", "the day of the month is 1 to 31, found '0'")]
    [InlineData("* * 32 * *", "the day of the month is 1 to 31, found '32'")]
    [InlineData("* * * 13 *", "the month is 1 to 12 or JAN to DEC, found '13'")]
    [InlineData("* * * JANUARY *", "the month is 1 to 12 or JAN to DEC, found 'JANUARY'")]
    [InlineData("* * MON * *", "the day of the month is 1 to 31, found 'MON'")]
    [InlineData("* * * * 7", "the day of the week is 0 to 6 or SUN to SAT, found '7'")]
    [InlineData("* * * * 5L", "the day of the week is 0 to 6 or SUN to SAT, found '5L'")]
    [InlineData("* * * * MON#2", "the day of the week is 0 to 6 or SUN to SAT, found 'MON#2'")]
    [InlineData("* * 15W * *", "the day of the month is 1 to 31, found '15W'")]
    [InlineData("* * L * *", "the day of the month is 1 to 31, found 'L'")]
    [InlineData("* * * * FRI-MON", "the day of the week has a range that runs backwards, 'FRI-MON'")]
    [InlineData("1-2-3 * * * *", "the minute is 0 to 59, found '1-2-3'")]
    [InlineData("-5 * * * *", "the minute is 0 to 59, found '-5'")]
    [InlineData("+5 * * * *", "the minute is 0 to 59, found '+5'")]
    [InlineData("*-5 * * * *", "the minute is 0 to 59, found '*-5'")]
    [InlineData("1,,2 * * * *", "the minute is 0 to 59, found ''")]
    [InlineData("1,60 * * * *", "the minute is 0 to 59, found '60'")]
    [InlineData("*/0 * * * *", "the minute goes in steps of 1 to 60, found '*/0'")]
    [InlineData("*/61 * * * *", "the minute goes in steps of 1 to 60, found '*/61'")]
    [InlineData("*/ * * * *", "the minute goes in steps of 1 to 60, found '*/'")]
    [InlineData("0/5/5 * * * *", "the minute goes in steps of 1 to 60, found '0/5/5'")]
    [InlineData("/5 * * * *", "the minute is 0 to 59, found '/5'")]
    [InlineData("* 4294967296 * * *", "the hour is 0 to 23, found '4294967296'")]
    [InlineData("99 99 * * *", "the minute is 0 to 59, found '99'; the hour is 0 to 23, found '99'")]
    public void What_a_cronjob_refuses_is_told_by_its_field(string schedule, string fault) =>
        Assert.Equal(
            fault + ". Expected for minute, hour, day of the month, month, day of the week each a *, a value, a range such as 1-5 or a list of these, also in steps such as */15.",
            CronSchedule.Fault(schedule));

    [Theory]
    [InlineData("")]
    [InlineData("* * * *")]
    [InlineData("0 0 0 * * *")]
    [InlineData("0\t3\t*\t*\t*")]
    [InlineData("@every 5m")]
    [InlineData("@Daily")]
    [InlineData("TZ=UTC @daily")]
    public void What_has_not_five_fields_is_no_schedule(string schedule) =>
        Assert.StartsWith("expected five fields, as cron has them ('0 3 * * *' for every day at 3), or a word such as @daily, found", CronSchedule.Fault(schedule), StringComparison.Ordinal);

    [Fact]
    public void A_mistyped_word_is_put_right() => Assert.EndsWith("found '@dayly'; did you mean '@daily'?", CronSchedule.Fault("@dayly"), StringComparison.Ordinal);
}
