using Slipway.Sources;

namespace Slipway.Sinks.Runs;

/// <summary>The keys of a partition: those after one up to another.</summary>
/// <param name="After">Null for the first partition.</param>
/// <param name="UpTo">Null for the last partition.</param>
internal sealed record PartitionRange(KeyValues? After, KeyValues? UpTo)
{
    public static PartitionRange All { get; } = new(null, null);

    /// <summary>The ranges that some keys cut all rows into.</summary>
    public static IReadOnlyList<PartitionRange> Between(IReadOnlyList<KeyValues> bounds) =>
        [.. bounds.Prepend(null).Zip(bounds.Append(null), (after, upTo) => new PartitionRange(after, upTo))];

    public override string ToString() => (After, UpTo) switch
    {
        (null, null) => "",
        (null, _) => $"up to {UpTo}",
        (_, null) => $"after {After}",
        _ => $"after {After} up to {UpTo}",
    };
}
