namespace Slipway.Manifests.Schedules;

/// <summary>
/// A schedule as a Kubernetes CronJob takes it: what the standard parser of robfig/cron reads, without <c>@every</c>, which Kubernetes does not
/// document, and without its oddities (<c>*-5</c>, an empty place in a list). Other crons know more: 7 for Sunday, L, W and #, ranges over the week's end.
/// </summary>
internal static class CronSchedule
{
    private static readonly string[] Words = ["@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"];

    private static readonly CronField[] Fields =
    [
        new("minute", 0, 59),
        new("hour", 0, 23),
        new("day of the month", 1, 31),
        new("month", 1, 12, "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"),
        new("day of the week", 0, 6, "SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"),
    ];

    /// <summary>What is wrong with a schedule, in sentences; null where nothing is.</summary>
    public static string? Fault(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != Fields.Length)
        {
            return Words.Contains(text)
                ? null
                : $"expected five fields, as cron has them ('0 3 * * *' for every day at 3), or a word such as @daily, found '{text}'{(NearestName.Hint(text, Words) is { Length: > 0 } hint ? hint : ".")}";
        }

        string[] faults = [.. Fields.Zip(parts, (field, part) => field.Fault(part)).OfType<string>()];
        return faults.Length == 0
            ? null
            : $"{string.Join("; ", faults)}. Expected for {string.Join(", ", Fields.Select(field => field.Name))} each a *, a value, a range such as 1-5 or a list of these, also in steps such as */15.";
    }
}
