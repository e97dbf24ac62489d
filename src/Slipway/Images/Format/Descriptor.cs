namespace Slipway.Images.Format;

/// <summary>Names a blob.</summary>
internal sealed record Descriptor(string MediaType, string Digest, long Size)
{
    public SortedDictionary<string, string>? Annotations { get; init; }
}
