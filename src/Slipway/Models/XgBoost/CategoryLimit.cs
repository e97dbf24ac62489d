namespace Slipway.Models.XgBoost;

/// <summary>
/// Keeps a model's sets of categories within a small multiple of its file: a set has a bit for each category up to its largest, so that
/// one number of a damaged file could ask for megabytes.
/// </summary>
internal sealed class CategoryLimit(int fileLength)
{
    private const int FreeWords = 1 << 14;
    private const int WordsPerByte = 4;

    private long _left = FreeWords + (long)fileLength * WordsPerByte;

    /// <summary>Takes as many words of 32 categories; false if there are no more.</summary>
    public bool TryTake(int words)
    {
        _left -= words;
        return _left >= 0;
    }
}
