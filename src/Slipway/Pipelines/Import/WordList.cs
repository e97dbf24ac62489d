namespace Slipway.Pipelines.Import;

/// <summary>Names in a message: the first of them, and how many there are.</summary>
internal static class WordList
{
    private const int Most = 10;

    public static string Join(IEnumerable<string> words, string separator = ", ")
    {
        string[] all = [.. words];
        return string.Join(separator, all.Take(Most)) + (all.Length > Most ? $"{separator}… ({all.Length})" : "");
    }
}
