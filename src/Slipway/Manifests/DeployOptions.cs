using System.Text.RegularExpressions;
using Slipway.Images.Format;
using Slipway.Manifests.Schedules;
using Slipway.Pipelines.Predict.Partitioning;

namespace Slipway.Manifests;

/// <summary>What a manifest runs, and where.</summary>
internal sealed partial record DeployOptions
{
    private const int MostPartitions = PartitionReader.MostPartitions;
    private const int LeastMemory = 64;

    private DeployOptions()
    {
    }

    /// <summary>The image, as people write it.</summary>
    public required string Image { get; init; }

    /// <summary>What the deployed thing is called: small letters, digits and <c>-</c>.</summary>
    public required string Name { get; init; }

    /// <summary>How many processes share the rows.</summary>
    public required int Partitions { get; init; }

    /// <summary>When it runs, as cron says it; null for once.</summary>
    public string? Schedule { get; init; }

    /// <summary>The most memory that a process gets, in MB (10⁶ bytes in Swarm, 2²⁰ in Kubernetes).</summary>
    public required int Memory { get; init; }

    /// <param name="model">The model's name, from which the deployed thing has its own.</param>
    /// <param name="image">The image's name; null for the model's.</param>
    /// <param name="partitions">From 1 to 1000.</param>
    /// <param name="schedule">Five fields, or a word such as <c>@daily</c>; null for none.</param>
    /// <param name="memory">In MB.</param>
    /// <exception cref="SlipwayException">One of them is none.</exception>
    public static DeployOptions Create(string model, string? image, int partitions, string? schedule, int memory)
    {
        image ??= ImageName.OfModel(model);
        _ = ImageName.Parse(DigestPart.Replace(image, ""));
        return new DeployOptions
        {
            Image = image,
            Name = DeployName.OfModel(model),
            Partitions = partitions is >= 1 and <= MostPartitions ? partitions : throw Fault($"--partitions: expected a whole number from 1 to {MostPartitions}, found {partitions}"),
            Schedule = schedule is null || CronSchedule.Fault(schedule) is not { } fault ? schedule : throw new SlipwayException(ErrorKind.Usage, $"--schedule: {fault}"),
            Memory = memory is >= LeastMemory ? memory : throw Fault($"--memory: expected {LeastMemory} or more MB, found {memory}"),
        };
    }

    private static SlipwayException Fault(string what) => new(ErrorKind.Usage, $"{what}.");

    [GeneratedRegex("@sha256:[0-9a-f]{64}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex DigestPart { get; }
}
