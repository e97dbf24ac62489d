namespace Slipway.Sources.Csv;

/// <summary>Finds what separates a file's values by its first lines.</summary>
internal static class CsvDelimiter
{
    private const int Lines = 20;
    private const string Candidates = ",;\t|";

    /// <summary>
    /// The candidate that every complete line has equally often; of several the most frequent. Where none is so, the one the first
    /// line has most often; a comma where it has none.
    /// </summary>
    /// <param name="start">The beginning of the file.</param>
    /// <param name="isWhole">True if nothing follows it.</param>
    public static char Find(ReadOnlySpan<char> start, bool isWhole)
    {
        var best = ',';
        var bestScore = (Constant: false, Count: 0);
        foreach (var candidate in Candidates)
        {
            var (first, constant) = Count(start, candidate, isWhole);
            var score = (Constant: first > 0 && constant, Count: first);
            if (score.CompareTo(bestScore) > 0)
            {
                (best, bestScore) = (candidate, score);
            }
        }

        return best;
    }

    private static (int First, bool Constant) Count(ReadOnlySpan<char> text, char delimiter, bool isWhole)
    {
        var (first, constant, lines, count, quoted, blank) = (-1, true, 0, 0, false, true);
        for (var i = 0; i <= text.Length && lines < Lines; i++)
        {
            var atEnd = i == text.Length;
            if (atEnd ? !blank && (isWhole || first < 0) : text[i] == '\n' && !quoted && !blank)
            {
                first = first < 0 ? count : first;
                constant &= count == first;
                (lines, count, blank) = (lines + 1, 0, true);
            }
            else if (!atEnd && text[i] is not ('\n' or '\r'))
            {
                blank = false;
                quoted ^= text[i] == '"';
                count += text[i] == delimiter && !quoted ? 1 : 0;
            }
        }

        return (Math.Max(first, 0), constant);
    }
}
