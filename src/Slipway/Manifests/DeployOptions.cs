using System.Globalization;
using System.Text.RegularExpressions;
using Slipway.Images.Format;
using Slipway.Manifests.Schedules;
using Slipway.Pipelines.Predict.Partitioning;

namespace Slipway.Manifests;

/// <summary>What a manifest runs, and where. A value that can't be is refused where it is set, by a <see cref="SlipwayException"/> that names its option.</summary>
internal sealed partial record DeployOptions
{
    /// <summary>In MB. A million rows are predicted in 96.</summary>
    public const int UsualMemory = 256;

    public const string UsualCpus = "1";

    public const string UsualTimeZone = "Etc/UTC";

    private const int MostPartitions = PartitionReader.MostPartitions;
    private const int LeastMemory = 64;
    private const decimal LeastCpus = 0.1m;

    /// <summary>The model's name.</summary>
    public required string Model { get; init; }

    /// <summary>The image, as people write it.</summary>
    public required string Image
    {
        get;
        init
        {
            _ = ImageName.Parse(DigestPart.Replace(value, ""));
            field = value;
        }
    }

    /// <summary>What the deployed thing is called: small letters, digits and <c>-</c>.</summary>
    public string Name => DeployName.OfModel(Model);

    /// <summary>How many processes share the rows: 1 to 1000.</summary>
    public int Partitions
    {
        get;
        init => field = value is >= 1 and <= MostPartitions ? value : throw Fault($"--partitions: expected a whole number from 1 to {MostPartitions}, found {value}.");
    } = 1;

    /// <summary>When it runs: five fields, or a word such as <c>@daily</c>; null for once.</summary>
    public string? Schedule
    {
        get;
        init => field = value is null || CronSchedule.Fault(value) is not { } fault ? value : throw Fault($"--schedule: {fault}");
    }

    /// <summary>Where the schedule's hours are.</summary>
    public string TimeZone
    {
        get;
        init => field = IsTimeZone(value) ? value : throw Fault($"--time-zone: expected a time zone that this machine knows by its IANA name, such as {UsualTimeZone} or Europe/Berlin, found '{value}'.");
    } = UsualTimeZone;

    /// <summary>The most memory that a process gets, in MB (10⁶ bytes in Swarm, 2²⁰ in Kubernetes).</summary>
    public int Memory
    {
        get;
        init => field = value >= LeastMemory ? value : throw Fault($"--memory: expected {LeastMemory} or more MB, found {value}.");
    } = UsualMemory;

    /// <summary>The most processors that a process gets, as both orchestrators write it: <c>0.5</c>.</summary>
    public string Cpus
    {
        get;
        init => field = CpusForm.IsMatch(value) && Number(value) >= LeastCpus
            ? value
            : throw Fault($"--cpus: expected a number of processors from {LeastCpus} on, with at most three digits after the point, such as 1 or 0.5, found '{value}'.");
    } = UsualCpus;

    /// <summary>What a node must have left for a process: much of its time it waits for the database.</summary>
    public string ReservedCpus => (Number(Cpus) / 4).ToString("0.###", CultureInfo.InvariantCulture);

    // Other systems' names have spaces, and paths would lead out of the folder of zones.
    private static bool IsTimeZone(string name) => ZoneForm.IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static SlipwayException Fault(string what) => new(ErrorKind.Usage, what);

    [GeneratedRegex("@sha256:[0-9a-f]{64}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex DigestPart { get; }

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ZoneForm { get; }

    [GeneratedRegex(@"^[0-9]{1,4}(?:\.[0-9]{1,3})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex CpusForm { get; }
}
