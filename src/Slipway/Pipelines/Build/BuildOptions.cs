using Slipway.Images.Format;

namespace Slipway.Pipelines.Build;

/// <summary>What image is built, of what.</summary>
internal sealed record BuildOptions
{
    /// <summary>The archive of the base image.</summary>
    public required string Base { get; init; }

    /// <summary>Where the image's archive goes.</summary>
    public required string Output { get; init; }

    /// <summary>What the image is called.</summary>
    public required IReadOnlyList<ImageName> Names { get; init; }

    /// <summary>The project file that goes in; null for none.</summary>
    public string? ProjectFile { get; init; }

    public bool WithReport { get; init; }

    /// <summary>From 0, none, to 9, smallest.</summary>
    public int Compression { get; init; }
}
