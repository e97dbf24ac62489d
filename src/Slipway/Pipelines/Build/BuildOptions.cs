using Slipway.Images.Format;
using Slipway.Pipelines.Train;

namespace Slipway.Pipelines.Build;

/// <summary>What image is built, of what.</summary>
internal sealed record BuildOptions
{
    /// <summary>The archive of the base image.</summary>
    public required string Base { get; init; }

    /// <summary>Where the image's archive goes; null for nowhere.</summary>
    public string? Output { get; init; }

    /// <summary>The registries that it is pushed to, as names of the image there.</summary>
    public IReadOnlyList<ImageName> Push { get; init; } = [];

    /// <summary>Whether it is loaded into Docker or Podman on this machine.</summary>
    public bool Load { get; init; }

    /// <summary>What the image is called.</summary>
    public required IReadOnlyList<ImageName> Names { get; init; }

    /// <summary>The project file that goes in; null for none.</summary>
    public string? ProjectFile { get; init; }

    /// <summary>The model that the image's must not be worse than; null for none.</summary>
    public PreviousModel? Previous { get; init; }

    public bool WithReport { get; init; }

    /// <summary>From 0, none, to 9, smallest.</summary>
    public int Compression { get; init; }
}
