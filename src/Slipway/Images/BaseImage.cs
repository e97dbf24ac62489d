using Slipway.Images.Format;
using Slipway.Images.Layers;

namespace Slipway.Images;

/// <summary>The image <c>slipway</c>, without a model: what every image with a model begins with.</summary>
internal static class BaseImage
{
    private const string Path = "/usr/local/bin";
    private const long Second = 1_000_000_000;

    // Layers that change least lie lowest, so that a registry and a host keep them.
    private static readonly (string Name, string CreatedBy)[] Layers =
        [("system", "system libraries, certificates, time zones"), ("natives", "native libraries"), ("program", "slipway")];

    /// <summary>The folders that <see cref="Create"/> takes, from the lowest layer to the highest.</summary>
    public static IReadOnlyList<string> Folders { get; } = [.. Layers.Select(layer => layer.Name)];

    /// <summary>How its containers run: by a user without rights, standing by for <c>docker exec</c>.</summary>
    public static RunConfig Config { get; } = new()
    {
        User = "10001:10001",
        Environment = [$"PATH={Path}"],
        EntryPoint = ["slipway"],
        Command = ["standby"],
        WorkingFolder = "/work",
        HealthCheck = new HealthCheck(["CMD", "slipway", "health"], 30 * Second, 10 * Second),
    };

    /// <param name="folder">A folder with those of <see cref="Folders"/> in it.</param>
    /// <param name="created">The time in its config.</param>
    /// <param name="compression">From 0, none, to 9, smallest.</param>
    /// <exception cref="SlipwayException">A folder is missing, or holds what no image may.</exception>
    public static ContainerImage Create(string folder, DateTimeOffset created, int compression) => new(
        Config, created, [.. Layers.Select(layer => LayerWriter.Write(FolderTree.Read(System.IO.Path.Combine(folder, layer.Name)), layer.CreatedBy, compression))]);
}
