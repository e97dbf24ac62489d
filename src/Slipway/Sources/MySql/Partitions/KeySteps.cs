using System.Globalization;
using Slipway.Columns;
using Slipway.Sources.Servers;

namespace Slipway.Sources.MySql.Partitions;

/// <summary>
/// Values in between two keys, at equal distances. Only the first column in which the two keys differ is stepped through; a key that has no more
/// columns than that stands for the first row with such values.
/// </summary>
internal static class KeySteps
{
    /// <param name="first">A key.</param>
    /// <param name="last">A later key.</param>
    /// <param name="columns">The key's columns.</param>
    /// <param name="isUnicode">Whether text may be stepped through in all characters, not in ASCII alone.</param>
    /// <param name="most">The most values, from 1.</param>
    /// <returns>One list after the other, for the case that no row is found by those before; none where the keys are equal.</returns>
    public static IEnumerable<IReadOnlyList<KeyValues>> Between(
        KeyValues first, KeyValues last, IReadOnlyList<ServerColumn> columns, bool isUnicode, int most)
    {
        var differing = Enumerable.Range(0, columns.Count).FirstOrDefault(i => !first.Values[i].Equals(last.Values[i]), -1);
        return differing < 0
            ? []
            : Between(first.Values[differing], last.Values[differing], columns[differing].Info.Type, isUnicode, most)
                .Select(values => values.Select(value => new KeyValues([.. first.Values.Take(differing), value])).ToArray())
                .Where(keys => keys.Length > 0);
    }

    private static IEnumerable<IEnumerable<object>> Between(object first, object last, ColumnType type, bool isUnicode, int most) => (first, last) switch
    {
        (long low, long high) => [Between(low, high, most).Select(value => (object)value)],
        (double low, double high) => [Between(low, high, most).Select(value => (object)value)],
        _ when type is ColumnType.Date or ColumnType.Timestamp =>
            [Between(Moment(type, first), Moment(type, last), most).Select(value => (object)Int64Column.Format(type, value))],
        _ => TextSteps.Between((string)first, (string)last, isUnicode, most).Select(texts => texts.Select(text => (object)text)),
    };

    // None is the lower value, and none above the higher, so that each finds a row.
    private static IEnumerable<long> Between(long low, long high, int most) => Enumerable.Range(1, most)
        .Select(step => (long)(low + (((Int128)high - low) * step + most) / (most + 1)))
        .Distinct();

    private static IEnumerable<double> Between(double low, double high, int most) => Enumerable.Range(1, most)
        .Select(step => (double)step / (most + 1))
        .Select(share => low * (1 - share) + high * share)
        .Where(value => value > low && value <= high)
        .DefaultIfEmpty(high);

    private static long Moment(ColumnType type, object text) => type == ColumnType.Date
        ? IsoTimestamp.TryParseDate((string)text, out var days) ? days : throw Unread(text)
        : IsoTimestamp.TryParse((string)text, out var microseconds) ? microseconds : throw Unread(text);

    private static FormatException Unread(object text) => new(string.Create(CultureInfo.InvariantCulture, $"'{text}' is no moment."));
}
