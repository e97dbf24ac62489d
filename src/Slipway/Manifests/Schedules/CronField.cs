using System.Globalization;

namespace Slipway.Manifests.Schedules;

/// <summary>One of a schedule's five fields: a list of values, ranges of them and steps.</summary>
/// <param name="Name">What it counts.</param>
/// <param name="Least">Its first value.</param>
/// <param name="Largest">Its last value.</param>
/// <param name="Names">The values' names in their order, if they have any.</param>
internal sealed record CronField(string Name, int Least, int Largest, params string[] Names)
{
    private string Expected => Names.Length == 0 ? $"{Least} to {Largest}" : $"{Least} to {Largest} or {Names[0]} to {Names[^1]}";

    /// <summary>What is wrong with a field of this kind; null where nothing is.</summary>
    public string? Fault(string text) => text.Split(',').Select(FaultOfItem).FirstOrDefault(fault => fault is not null);

    private string? FaultOfItem(string item)
    {
        var slash = item.IndexOf('/', StringComparison.Ordinal);
        var range = slash < 0 ? item : item[..slash];
        var ends = range.Split('-');
        int?[] values = [.. ends.Select(Value)];
        return range is not ("*" or "?") && (ends.Length > 2 || values.Contains(null)) ? $"the {Name} is {Expected}, found '{item}'"
            : values is [{ } from, { } to] && from > to ? $"the {Name} has a range that runs backwards, '{item}'"
            : slash >= 0 && Number(item[(slash + 1)..], 1, Largest - Least + 1) is null ? $"the {Name} goes in steps of 1 to {Largest - Least + 1}, found '{item}'"
            : null;
    }

    private int? Value(string text) =>
        Array.FindIndex(Names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is var index and >= 0 ? Least + index : Number(text, Least, Largest);

    private static int? Number(string text, int least, int largest) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= largest ? number : null;
}
