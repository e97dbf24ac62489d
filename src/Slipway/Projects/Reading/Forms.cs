using System.Globalization;
using Slipway.Sources;

namespace Slipway.Projects.Reading;

/// <summary>The forms that values of a project take.</summary>
internal static class Forms
{
    /// <summary>A name that must not be a URL: those may hold a password, and names are shown.</summary>
    public static ValueForm<string> Name(string expected) => Scalar<string>(
        expected, text => text.Length > 0 && !ConnectionUrl.MayBe(text) ? text : default(Reading<string>));

    /// <summary>Any text that is not empty.</summary>
    public static ValueForm<string> Text(string expected) =>
        Scalar<string>(expected, text => string.IsNullOrWhiteSpace(text) ? default(Reading<string>) : text);

    /// <summary>A file's name without folders.</summary>
    public static ValueForm<string> FileName { get; } = Scalar<string>(
        "a file's name without folders",
        text => text.Length > 0 && text is not "." and not ".." && Path.GetFileName(text) == text ? text : default(Reading<string>));

    public static ValueForm<int> Integer(int from, int to = int.MaxValue) => Scalar<int>(
        to == int.MaxValue
            ? FormattableString.Invariant($"a whole number from {from}")
            : FormattableString.Invariant($"a whole number from {from} to {to}"),
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= from && value <= to
            ? value
            : default(Reading<int>));

    public static ValueForm<double> PositiveNumber { get; } = Scalar<double>(
        "a number above 0", text => TryParse(text, out var value) && value > 0 ? value : default(Reading<double>));

    /// <summary>A part of the rows.</summary>
    public static ValueForm<double> Share { get; } = Scalar<double>("a share such as 10% or 0.1", ReadShare);

    /// <summary>A number and its unit.</summary>
    public static ValueForm<TimeSpan> Duration { get; } = Scalar<TimeSpan>("a duration such as 30s, 90m, 24h or 7d", ReadDuration);

    public static ValueForm<bool> TrueOrFalse { get; } = Choice(("true", true), ("false", false));

    /// <summary>A single column, or a list of columns, each once.</summary>
    public static ValueForm<IReadOnlyList<string>> Columns { get; } = new("a column or a list of columns", ReadColumns) { TakesList = true };

    /// <summary>A column and the value above which its rows are meant.</summary>
    public static ValueForm<KeyValuePair<string, string>> ColumnValue { get; } =
        new("one column and its value, { column: value }", ReadColumnValue) { TakesMap = true };

    /// <summary>A connection URL or a SQLite file's path. No message repeats it, since it may hold a password.</summary>
    public static ValueForm<ConnectionUrl> Database { get; } = Scalar<ConnectionUrl>("a database URL", ReadDatabase);

    /// <summary>One of a few names.</summary>
    public static ValueForm<T> Choice<T>(params (string Name, T Value)[] choices)
    {
        var names = choices.Select(choice => choice.Name).ToArray();
        var form = Scalar<T>(
            $"{string.Join(", ", names[..^1])} or {names[^1]}",
            text =>
            {
                var index = Array.IndexOf(names, text);
                return index >= 0 ? choices[index].Value : new Reading<T> { Hint = NearestName.Hint(text, names) };
            },
            names);
        return form;
    }

    /// <summary>A form of a single value.</summary>
    public static ValueForm<T> Scalar<T>(string expected, Func<string, Reading<T>> read, params string[] choices) =>
        new(expected, node => node is ScalarNode { IsNothing: false } scalar ? read(scalar.Text) : default) { Choices = choices };

    /// <summary>Reads a finite number in invariant culture.</summary>
    public static bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static Reading<double> ReadShare(string text)
    {
        var isPercentage = text.EndsWith('%');
        if (!TryParse(isPercentage ? text[..^1].TrimEnd() : text, out var value))
        {
            return default;
        }

        var share = isPercentage ? value / 100 : value;
        return share is > 0 and < 1 ? share
            : !isPercentage && value is >= 1 and < 100 ? new Reading<double> { Hint = $"; did you mean '{text}%'?" }
            : new Reading<double> { Hint = "; it must lie between 0 and 100 %" };
    }

    private static Reading<TimeSpan> ReadDuration(string text)
    {
        var seconds = text.Length == 0 ? 0 : text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 0 };
        return seconds > 0 && TryParse(text[..^1], out var value) && value >= 0 && value * seconds <= TimeSpan.MaxValue.TotalSeconds / 2
            ? TimeSpan.FromSeconds(value * seconds)
            : default(Reading<TimeSpan>);
    }

    private static Reading<IReadOnlyList<string>> ReadColumns(ProjectNode node)
    {
        var items = node is ListNode list ? list.Items : [node];
        var columns = new List<string>(items.Count);
        foreach (var item in items)
        {
            if (item is not ScalarNode { IsNothing: false, Text.Length: > 0 } scalar)
            {
                return new() { Fault = $"expected a column's name, found {item.Describe()}", At = item.Origin };
            }

            if (columns.Contains(scalar.Text))
            {
                return new() { Fault = $"the column {scalar.Describe()} is given twice", At = item.Origin };
            }

            columns.Add(scalar.Text);
        }

        return columns.Count > 0 ? columns : new Reading<IReadOnlyList<string>> { Fault = "expected at least one column, found an empty list" };
    }

    private static Reading<KeyValuePair<string, string>> ReadColumnValue(ProjectNode node) =>
        node is MapNode { Entries: [{ Value: ScalarNode { IsNothing: false } value } entry] }
            ? new KeyValuePair<string, string>(entry.Name, value.Text)
            : default(Reading<KeyValuePair<string, string>>);

    private static Reading<ConnectionUrl> ReadDatabase(string text)
    {
        try
        {
            return ConnectionUrl.Parse(text);
        }
        catch (SlipwayException fault)
        {
            return new() { Fault = fault.Message.TrimEnd('.') };
        }
    }
}
