using System.Text;

namespace Slipway.Pipelines.Import;

/// <summary>
/// Reads a list of features: a column's name a line, in the order of the model's features. Behind <c>=</c> stand a text column's values, with
/// commas between them, in the order of their codes. A line that begins with <c>#</c> is a comment. A name or value with <c>=</c>,
/// a comma, or blanks at its ends stands in double quotes, a quote in it twice.
/// </summary>
internal static class FeatureList
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="SlipwayException">The file can't be read, or has faults: the message has a line for each.</exception>
    public static IReadOnlyList<ListedFeature> Read(string path) => Parse(InputFile.Read(path, "list of features"), path);

    /// <param name="utf8">The list's text.</param>
    /// <param name="source">Its name in messages.</param>
    /// <exception cref="SlipwayException">The list has faults: the message has a line for each.</exception>
    public static IReadOnlyList<ListedFeature> Parse(ReadOnlySpan<byte> utf8, string source)
    {
        var features = new List<ListedFeature>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        var faults = new List<string>();
        var number = 0;
        foreach (var line in Text(utf8, source).Split('\n'))
        {
            number++;
            if (line.Trim() is { Length: > 0 } text && text[0] != '#')
            {
                var fault = TryParse(text, number, out var feature) ?? FindTwin(feature!, lines);
                features.AddRange(feature is null ? [] : [feature]);
                faults.AddRange(fault is null ? [] : [$"{source}, line {number}: {fault}."]);
            }
        }

        if (features.Count == 0 && faults.Count == 0)
        {
            faults.Add($"{source}: expected a column's name a line, in the order of the model's features, found none.");
        }

        return faults.Count == 0 ? features : throw new SlipwayException(ErrorKind.Usage, string.Join('\n', faults));
    }

    private static string Text(ReadOnlySpan<byte> utf8, string source)
    {
        try
        {
            return Strict.GetString(utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8);
        }
        catch (DecoderFallbackException fault)
        {
            throw new SlipwayException(ErrorKind.Usage, $"{source}: expected text in UTF-8. Save it so, and try again.", fault);
        }
    }

    /// <returns>What is wrong; null if nothing.</returns>
    private static string? TryParse(string text, int line, out ListedFeature? feature)
    {
        feature = null;
        var words = new ListedWords(text);
        if (words.Next('=') is not { Length: > 0 } name)
        {
            return words.Fault ?? "expected a column's name, found none";
        }

        if (words.IsAtEnd)
        {
            feature = words.Fault is null ? new ListedFeature(name, null, line) : null;
            return words.Fault;
        }

        var values = new List<string>();
        do
        {
            values.Add(words.Next(','));
        }
        while (!words.IsAtEnd);

        var twice = values.GroupBy(value => value, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        feature = new ListedFeature(name, values, line);
        return words.Fault
            ?? (values is [""] ? $"behind '{name} =' its values were expected, in the order of their codes, but there are none" : null)
            ?? (twice is not null ? $"the values of '{name}' have '{twice}' twice; each has one code" : null);
    }

    private static string? FindTwin(ListedFeature feature, Dictionary<string, int> lines) =>
        lines.TryAdd(feature.Name, feature.Line) ? null : $"'{feature.Name}' is in line {lines[feature.Name]} already; a column is one feature";
}
