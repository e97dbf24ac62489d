using System.Globalization;

namespace Slipway.Pipelines.Predict.Partitioning;

/// <summary>Reads which partition a process is to do from its command line and its environment.</summary>
internal static class PartitionReader
{
    public const string Flag = "--partition";
    public const string RoundFlag = "--partition-round";
    public const string Variable = "SLIPWAY_PARTITION";
    public const string IndexVariable = "SLIPWAY_PARTITION_INDEX";
    public const string CountVariable = "SLIPWAY_PARTITION_COUNT";
    public const string RoundVariable = "SLIPWAY_PARTITION_ROUND";

    /// <summary>The most partitions that the rows can be shared by.</summary>
    public const int MostPartitions = 1000;

    private const int LongestRound = 128;

    /// <param name="flag">The value of <see cref="Flag"/>; null where it is not given.</param>
    /// <param name="round">The value of <see cref="RoundFlag"/>; null where it is not given.</param>
    /// <param name="environment">Looks an environment variable up.</param>
    /// <returns>Null for all rows.</returns>
    /// <exception cref="SlipwayException">No partition is of that number, or the two places say different things.</exception>
    public static Partition? Read(string? flag, string? round, Func<string, string?> environment)
    {
        (string Name, Partition? Partition)[] places =
        [
            (Flag, flag is null ? null : Parse(Flag, flag)),
            (Variable, Value(environment, Variable) is { } text ? Parse(Variable, text) : null),
            ($"{IndexVariable} and {CountVariable}", FromEnvironment(Value(environment, IndexVariable), Value(environment, CountVariable))),
        ];
        var said = Array.FindAll(places, place => place.Partition is not null);
        if (said.FirstOrDefault(place => place.Partition != said[0].Partition) is { Partition: { } other } place)
        {
            throw Fault($"{said[0].Name} says {said[0].Partition}, but {place.Name} {other}; expected the same, or only one of the two");
        }

        round ??= Value(environment, RoundVariable);
        if (round is { Length: > LongestRound })
        {
            throw Fault($"{RoundFlag}: expected at most {LongestRound} characters, found {round.Length}");
        }

        return said is [{ Partition: { } partition }, ..] ? partition with { Round = round ?? "" }
            : round is null ? null
            : throw Fault($"{RoundFlag} (or {RoundVariable}) is given, but no partition; expected {Flag} 2/8, or {IndexVariable} and {CountVariable}");
    }

    private static Partition Parse(string place, string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && Number(text[..slash]) is { } number && Number(text[(slash + 1)..]) is { } count && number >= 1 && number <= count && count <= MostPartitions
            ? new Partition(number, count)
            : throw Fault($"{place}: expected the number of a partition and how many there are, 1/8 to 8/8 and at most {MostPartitions}, found '{text}'");
    }

    private static Partition? FromEnvironment(string? index, string? count)
    {
        if (index is null && count is null)
        {
            return null;
        }

        if (index is null || count is null)
        {
            throw Fault($"{(index is null ? CountVariable : IndexVariable)} is set and {(index is null ? IndexVariable : CountVariable)} is not; expected both or none");
        }

        if (Number(count) is not { } partitions || partitions is < 1 or > MostPartitions)
        {
            throw Fault($"{CountVariable}: expected a whole number from 1 to {MostPartitions}, found '{count}'");
        }

        return Number(index) is { } number && number < partitions
            ? new Partition(number + 1, partitions)
            : throw Fault($"{IndexVariable}: expected a whole number from 0 to {partitions - 1}, one less than {CountVariable}, found '{index}'");
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Value(Func<string, string?> environment, string name) => environment(name) is { Length: > 0 } value ? value : null;

    private static SlipwayException Fault(string what) => new(ErrorKind.Usage, $"{what}.");
}
