using System.Text.RegularExpressions;
using Slipway.Images.Format;
using Slipway.Manifests.Schedules;
using Slipway.Pipelines.Predict.Partitioning;

namespace Slipway.Manifests;

/// <summary>What a manifest runs, and where. A value that can't be is refused where it is set, by a <see cref="SlipwayException"/> that names its option.</summary>
internal sealed partial record DeployOptions
{
    /// <summary>In MB. A million rows are predicted in 96.</summary>
    public const int UsualMemory = 128;

    public const string UsualTimeZone = "Etc/UTC";

    private const int MostPartitions = PartitionReader.MostPartitions;
    private const int LeastMemory = 64;

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

    // Other systems' names have spaces, and paths would lead out of the folder of zones.
    private static bool IsTimeZone(string name) => ZoneForm.IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);

    private static SlipwayException Fault(string what) => new(ErrorKind.Usage, what);

    [GeneratedRegex("@sha256:[0-9a-f]{64}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex DigestPart { get; }

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ZoneForm { get; }
}
